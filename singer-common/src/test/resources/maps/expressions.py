"""Expressions, the record that they see and their config; the second part is what we give instead."""

CONFIG = {"seed": "s1", "limits": {"high": 100}, "list": [1, 2]}

RECORD = (
    '{"id": 7, "big": 9007199254740993, "price": 9.990, "neg": -7.5, "zero": 0, "name": " Ann Lee ",'
    ' "email": "Ann@Example.com", "none": null, "yes": true, "no": false, "empty": "",'
    ' "day": "2024-02-29", "at": "2024-02-29T13:45:06.123456+02:00", "naive": "2023-12-31T23:59:59",'
    ' "tags": ["b", "a", "c"], "rows": [{"k": "x", "v": 1}, {"k": "y", "v": 2}],'
    ' "o": {"a": {"b": 5}, "s": "text", "n": null}, "uni": "Stra\\u00dfe \\ud83d\\ude00", "digits": "0042",'
    ' "class": "reserved", "csv": "a,b,,c", "doc": "{\\"k\\": [1, 2.50]}", "count": 3}'
)

ERROR = {"error": True}

LINES = [
    # literals
    ("1",), ("-1",), ("1_000",), ("0x1f",), ("0b101",), ("0o17",), ("1.5",), (".5",), ("1e3",), ("1.50",),
    ("'a'",), ('"b"',), ("'it\\'s'",), ("'a' 'b'",), ("'''a'b'''",), ("r'a\\n'",), ("'\\u00e9\\x41\\n'",), ("u'x'",),
    ("None",), ("True",), ("False",), ("[]",), ("[1, 'a', None,]",), ("(1, 2)",), ("(1,)",), ("()",), ("{}",),
    ("{'a': 1, 'b': [2]}",), ("{1, 2}",), ("[*tags, 'd']",), ("{**o, 'z': 1}",), ("1, 2",),
    # arithmetic
    ("id + 1",), ("id - 10",), ("id * 3",), ("id / 2",), ("14 / id",), ("id // 2",), ("-id // 2",), ("id % 4",), ("-id % 4",),
    ("id ** 3",), ("2 ** -1",), ("-2 ** 2",), ("2 ** 3 ** 2",), ("big + 1",), ("big * big",), ("1 / 3",), ("10 / 4",), ("0.1 + 0.2", 0.3),
    ("price + 1",), ("price * 2",), ("price - price",), ("price / 3",), ("price * price",), ("price // 2",), ("neg // 2",), ("neg % 2",),
    ("price * 1.1", 10.989), ("-price",), ("+id",), ("~id",), ("id & 3",), ("id | 8",), ("id ^ 2",), ("1 << id",), ("1000 >> 2",),
    ("1 / zero",), ("id // zero",), ("price / 0",), ("'a' + 'b'",), ("'ab' * 3",), ("3 * 'ab'",), ("[1] + [2]",), ("[0] * 2",),
    ("'a' + 1",), ("id + 'a'",), ("True + True",), ("yes * 3",), ("{1, 2} | {3}",), ("{1, 2} & {2}",), ("{1, 2} - {2}",),
    ("'%s-%d' % (name, id)",), ("'%05.1f' % 3.14159",), ("'%s' % none",), ("none + 'a'", None), ("'a' + none", None), ("none * 2", None),
    # comparison and logic
    ("id == 7",), ("id != 7",), ("id < 8 <= 8",), ("1 < id < 5",), ("price == 9.99", True), ("price > 9",), ("id == 7.0",), ("'a' < 'b'",),
    ("none == None",), ("none is None",), ("id is not None",), ("none < 1",), ("id < 'a'",), ("[1, 2] == [1, 2]",), ("[1] < [2]",),
    ("yes and id",), ("no and id",), ("empty or 'x'",), ("id or 1 / 0",), ("not empty",), ("not not id",), ("no or none",),
    ("'a' in tags",), ("'z' not in tags",), ("'nn' in name",), ("'a' in o",), ("7 in [id]",), ("1 in 'a'",), ("'a' in none",),
    ("'x' if yes else 'y'",), ("'x' if no else 'y' if empty else 'z'",), ("None if id == 7 else 1",), ("1 == True",), ("{'a': 1} == {'a': 1.0}",),
    # names, attributes, subscripts, slices
    ("record['id']",), ("_['class']",), ("record.id",), ("_.email",), ("o.a.b",), ("o['a']['b']",), ("o.s",), ("o['n']",), ("rows[0]['k']",),
    ("rows[-1].v",), ("tags[1]",), ("tags[9]",), ("o['zz']",), ("o.zz",), ("record['zz']",), ("zz",), ("record.get('zz')",), ("record.get('zz', 5)",),
    ("record.get('id', 5)",), ("email[0]",), ("email[-3:]",), ("email[:3]",), ("email[::-1]",), ("email[1:6:2]",), ("tags[1:]",), ("tags[:-1]",),
    ("email['a']",), ("id[0]",), ("id.x",), ("config['seed']",), ("config['limits']['high'] + 1",), ("config.get('zz')",), ("config.seed",),
    ("config['list'][0]",), ("__stream_name__",), ("__original_stream_name__",), ("uni[-1]",), ("none['a']", None), ("none.a", None), ("none[1:]", None),
    ("o.__class__",), ("''.__class__.__mro__",), ("record['o']['a']",), ("len",), ("md5",),
    # texts
    ("email.lower()",), ("email.upper()",), ("name.strip()",), ("name.lstrip()",), ("name.rstrip()",), ("'xxaxx'.strip('x')",), ("uni.upper()",),
    ("uni.lower()",), ("uni.casefold()",), ("uni.title()",), ("'ann lee'.title()",), ("'ANN'.capitalize()",), ("'aB'.swapcase()",),
    ("email.split('@')",), ("email.split('@')[-1]",), ("name.split()",), ("csv.split(',')",), ("csv.split(',', 1)",), ("csv.rsplit(',', 1)",),
    ("csv.partition(',')",), ("csv.rpartition(',')[2]",), ("'a\\nb'.splitlines()",), ("','.join(tags)",), ("'-'.join([str(i) for i in [1, 2]])",),
    ("email.replace('@', ' at ')",), ("csv.replace(',', ';', 1)",), ("email.startswith('Ann')",), ("email.endswith(('.com', '.de'))",),
    ("email.find('@')",), ("email.find('zz')",), ("email.index('zz')",), ("csv.count(',')",), ("digits.isdigit()",), ("email.isalpha()",),
    ("digits.lstrip('0')",), ("'7'.zfill(3)",), ("'a'.ljust(3, '.')",), ("'a'.rjust(3)",), ("'a'.center(5, '*')",), ("email.removesuffix('.com')",),
    ("email.removeprefix('Ann')",), ("'a\\tb'.expandtabs(4)",), ("name.strip().split(' ')[0].lower()",), ("email.nope()",), ("none.lower()", None),
    ("'{}-{}'.format(id, email)", "7-Ann@Example.com"), ("'{0:>4}|{1:.2f}'.format('a', 1.005)", "   a|1.00"), ("id.bit_length()",),
    # functions
    ("str(id)",), ("str(price)",), ("str(none)",), ("str(yes)",), ("str(tags)",), ("str(o)",), ("str(1.0)",), ("str(10 / 4)",), ("str()",),
    ("int('42')",), ("int(' -7 ')",), ("int(price)",), ("int(neg)",), ("int(yes)",), ("int('ff', 16)",), ("int('4.2')",), ("int('')",), ("int('1_0')",),
    ("int(none)", None), ("float('1.50')",), ("float(id)",), ("float(price)",), ("float('abc')",), ("float('-1e3')",), ("float('nan')",),
    ("float('inf')",), ("bool('')",), ("bool('False')",), ("bool(zero)",), ("bool(tags)",), ("list('ab')",), ("list(o)",), ("tuple(tags)",),
    ("dict(a=1, b=2)",), ("dict([('a', 1)])",), ("set([1, 1, 2])",), ("md5(email)",), ("sha256(email)",), ("md5(config['seed'] + email)",),
    ("md5(str(id))",), ("md5('')",), ("sha256(uni)",), ("md5(none)", None), ("md5(id)", "8f14e45fceea167a5a36dedd4bea2543"), ("md5(tags)",), ("nope(1)",),
    ("len(tags)", 3), ("round(price, 1)", 10.0), ("open('x')",), ("eval('1')",), ("getattr(o, 'a')",), ("type(id)",), ("md5()",), ("int(1, 2, 3)",),
    ("(lambda x: x)(1)",), ("x = 1", ERROR), ("import os",), ("id id",), ("id +",), ("(id",), ("id)",), ("'abc",), ("id; id", ERROR), ("  ",), ("[1 2]",),
    ("json.dumps(o)",), ("json.dumps(price)", "9.990"), ("json.dumps({'a': [1, None, True, 'é']})",), ("json.loads(doc)",), ("json.loads('[1, 2.50]')",), ("rand()", ERROR), ("randint(5)", ERROR),
    # f-strings, comprehensions
    ("f'{id}'",), ("f'{name.strip()}: {price:.1f}'",), ("f'{id:05d}|{email!r}'",), ("f'{{}}{id}'",), ("f'{price}'",), ("f'{price:.3f}|{neg:+.2f}'",),
    ("f'{big:,}'",), ("f'{id:>{count}}'",), ("f'a' 'b' f'{id}'",), ("f'{none}'",), ("f\"{o['s']}\"",), ("f'{id:x}'",), ("f'{0.125:.1%}'",),
    ("[x * 2 for x in [1, 2]]",), ("[t for t in tags if t > 'a']",), ("[r['v'] for r in rows]",), ("{r['k']: r['v'] for r in rows}",),
    ("[x + y for x in [1, 2] for y in [10, 20]]",), ("[k for k, v in o.items()]",), ("','.join(t.upper() for t in tags)",), ("[id for id in [1]]",),
    ("[f'{t}{id}' for t in tags]",), ("list(t for t in tags)",), ("[t for t in none]",), ("sorted(tags)",), ("[[y for y in [x]] for x in [1, 2]]",),
    # dates
    ("datetime.date.fromisoformat(day)",), ("datetime.date.fromisoformat(day).year",), ("datetime.date(2020, 2, 30)",), ("datetime.date(2020, 1, 2)",),
    ("datetime.datetime.fromisoformat(at)",), ("datetime.datetime.fromisoformat(at).isoformat()",), ("datetime.datetime.fromisoformat(naive).date()",),
    ("datetime.datetime.fromisoformat(at).timestamp()",), ("datetime.datetime.fromisoformat(naive).timestamp()",), ("datetime.datetime.fromisoformat('x')",),
    ("datetime.datetime.fromisoformat(at).strftime('%Y/%m/%d %H:%M:%S.%f %z %j %a %b %p %%')",), ("datetime.datetime.strptime('31.12.2020', '%d.%m.%Y').date()",),
    ("datetime.datetime.strptime('2020-01-02T03:04:05.6Z', '%Y-%m-%dT%H:%M:%S.%f%z').isoformat()",), ("datetime.datetime.strptime('x', '%Y')",),
    ("datetime.datetime.strptime('Jan 5 99 11PM', '%b %d %y %I%p').isoformat()",), ("datetime.datetime.fromtimestamp(0).isoformat()",),
    ("datetime.datetime.fromtimestamp(1.5, datetime.timezone.utc).isoformat()",), ("str(datetime.datetime(2020, 1, 2, 3))",),
    ("(datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()",), ("str(datetime.timedelta(days=1, hours=2))",),
    ("(datetime.date(2024, 3, 1) - datetime.date.fromisoformat(day)).days",), ("datetime.timedelta(minutes=90).total_seconds()",),
    ("datetime.datetime.fromisoformat(at) > datetime.datetime.fromisoformat(naive + '+00:00')",), ("datetime.date(2020, 1, 1) < datetime.date(2020, 1, 2)",),
    ("datetime.datetime.fromisoformat(at).astimezone(datetime.timezone.utc).isoformat()",), ("datetime.datetime.fromisoformat(naive).replace(day=1).isoformat()",),
    ("datetime.datetime.fromisoformat(at) - datetime.datetime.fromisoformat(naive)",), ("datetime.datetime.fromisoformat(naive).weekday()",),
    ("f'{datetime.date(2020, 1, 2):%d/%m}'",), ("datetime.nope()",), ("datetime.time.fromisoformat('10:20').hour",),
]
