select id, day, amount from raw_data.events
