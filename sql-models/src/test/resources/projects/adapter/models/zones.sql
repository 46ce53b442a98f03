{%- set utc = modules.pytz.utc -%}
{%- set new_york = modules.pytz.timezone('America/New_York') -%}
{%- set noon = modules.datetime.datetime(2024, 7, 1, 12, 0, tzinfo=utc) -%}
{%- set night = modules.datetime.datetime(2024, 11, 3, 1, 30) -%}
{%- set evening = modules.datetime.datetime(2024, 3, 5, 19, 4) -%}
select
  '{{ noon.astimezone(new_york) }} {{ noon.astimezone(new_york).strftime("%Z") }} {{ new_york }}' as shown,
  '{{ utc.localize(modules.datetime.datetime(2024, 1, 1)).astimezone(modules.pytz.timezone("asia/tokyo")).isoformat() }} {{ modules.pytz.timezone("asia/tokyo").zone }}' as clocks,
  '{{ new_york.localize(night) }} {{ new_york.localize(night, is_dst=true) }} {{ new_york.localize(night) - new_york.localize(night, is_dst=true) }}' as twice,
  '{{ evening.strftime("%-d.%-m.%y %-Ih %P") }}' as flags,
  '{{ run_started_at.astimezone(new_york) - run_started_at }} {{ (run_started_at + modules.datetime.timedelta(days=1)).date() > run_started_at.date() }} {{ run_started_at.tzinfo }}' as run_start,
  '{{ invocation_args_dict.which }} {{ invocation_args_dict.get("full_refresh") }} {{ dbt_metadata_envs }}' as arguments
