{{ resolved_pages() }}
