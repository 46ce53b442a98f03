

{%- set day = modules.re.match('(?P<the_year>\d{4})-(?P<month>\d\d)(?P<rest>-\d\d)?', '2024-05') %}
{%- set swapped = modules.re.sub('(?P<a_b>\w) (\w)', '\g<2>=\g<a_b>', 'x y') %}
select
  '{{ day.groupdict() | tojson }}' as named,
  '{{ day.group("the_year", 2) | join("/") }} {{ day["month"] }} {{ day.span(2) }} {{ day.groups("-") | last }}' as parts,
  '{{ swapped }} {{ modules.re.subn("[[]|[&]{2}", "", "a[b]&&c") | join("|") }} {{ modules.re.sub("a{", "<", "a{b") }}' as replaced,
  '{% for m in modules.re.finditer("(?P<q>[a-z])(?P=q)", "aabbc") %}{{ m.group() }}{{ m.start() }} {% endfor %}' as found,
  '{{ day.nothing is defined }} {{ modules.re.compile("b+").sub("x", "abbb") }} {{ modules.re.split("[,;]", "a,b;c", 1) | join("|") }}' as others
