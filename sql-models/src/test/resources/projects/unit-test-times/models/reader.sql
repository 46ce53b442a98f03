select happened, at_once from {{ ref('upstream') }}
