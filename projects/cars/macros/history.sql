{#
  The history of a mart is a table of partitions, days or months. Before a run's partitions are put in, those are taken out
  that it has to write again: the last one, those after as_of, and those that no longer count what the core holds (a
  subscription that came late). Others stay as they were, though a customer has moved since.
#}
{% macro take_out_stale(column, counted, now) -%}
  {%- if is_incremental() -%}
  delete from {{ this }}
  where
      {{ column }} >= (select max(last_one.{{ column }}) from {{ this }} as last_one)
      or {{ column }} > {{ as_of() }}
      or {{ column }} in (
          select coalesce(held.{{ column }}, counted.{{ column }})
          from (select {{ column }}, sum({{ counted }}) as total from {{ this }} group by {{ column }}) as held
          full outer join (select {{ column }}, sum({{ counted }}) as total from {{ now }} group by {{ column }}) as counted
              on counted.{{ column }} = held.{{ column }}
          where held.total is distinct from counted.total
      )
  {%- else -%}
  select 1
  {%- endif -%}
{%- endmacro %}

{# The partitions up to as_of that the history does not hold. #}
{% macro missing_partitions(column, now) -%}
select now.*
from {{ now }} as now
where
    now.{{ column }} <= {{ as_of() }}
    {% if is_incremental() %}
    and now.{{ column }} not in (select held.{{ column }} from {{ this }} as held)
    {% endif %}
{%- endmacro %}
