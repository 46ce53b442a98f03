select
  id,
  nocol
from {{ ref('good') }}
