select 1 as "the id", 'it''s' as "select" -- the last line is a comment
