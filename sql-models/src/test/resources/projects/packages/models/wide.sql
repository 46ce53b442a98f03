select
  {{ toolkit.pivoted('kind', toolkit.values_of(ref('prices'), 'kind'), suffix='_n') }},
  '{{ toolkit.greeting() }}' as greeting,
  '{{ toolkit.who_am_i() }} {{ toolkit.local_name() }}' as names,
  min({{ toolkit.key_of(['id', 'kind']) }}) as key,
  '{{ var("shared") }} {{ var("unit", "unset") }}' as vars
from {{ ref('toolkit', 'prices') }}
