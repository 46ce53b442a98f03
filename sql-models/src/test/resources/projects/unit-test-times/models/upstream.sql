select cast('2013-11-03 00:00:00' as timestamp) as happened, cast('2013-11-03 00:00:00+00' as timestamptz) as at_once
