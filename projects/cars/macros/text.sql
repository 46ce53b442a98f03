{# A term in words, one to twenty-four, as a number; another word is NULL (and fails a test). #}
{% macro term_months(expression) -%}
  {%- set words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
      'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty', 'twenty-one',
      'twenty-two', 'twenty-three', 'twenty-four'] -%}
  case replace(replace(lower({{ text_or_null(expression) }}), ' ', '-'), '_', '-')
    {%- for word in words %}
    when '{{ word }}' then {{ loop.index }}
    {%- if '-' in word %}
    when '{{ word | replace('-', '') }}' then {{ loop.index }}
    {%- endif %}
    {%- endfor %}
  end
{%- endmacro %}
