{# Text without blanks, tabs and line ends around it; NULL where nothing is left. #}
{% macro trimmed(expression) -%}
  nullif(trim({{ expression }}, chr(32) || chr(9) || chr(10) || chr(13)), '')
{%- endmacro %}

{# A term in words, one to twenty-four, as a number; another word is NULL (and fails a test). #}
{% macro term_months(expression) -%}
  {%- set words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
      'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty', 'twenty-one',
      'twenty-two', 'twenty-three', 'twenty-four'] -%}
  case replace(replace(lower({{ trimmed(expression) }}), ' ', '-'), '_', '-')
    {%- for word in words %}
    when '{{ word }}' then {{ loop.index }}
    {%- if '-' in word %}
    when '{{ word | replace('-', '') }}' then {{ loop.index }}
    {%- endif %}
    {%- endfor %}
  end
{%- endmacro %}
