{{ all_of(ref('flying')) }}
