package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFilesIT {
  private static final String ROWS = "id,name,amount\n1,a,1.10\n2,,\n";
  private static final String RECORDS =
      "[{\"id\":1,\"name\":\"a\",\"amount\":1.10}, {\"id\":2,\"name\":null,\"amount\":null}]";

  @TempDir Path folder;

  @Test
  void readsAFileWhole() {
    TapResult result = tap().file("sales.csv", ROWS).read("sales.csv").run();
    assertThat(result.err()).isEmpty();
    assertThat(result.sequence())
        .containsExactly(
            "SCHEMA sale", "RECORD sale 1", "RECORD sale 2", "ACTIVATE_VERSION sale", "STATE");
    assertThat(result.records("sale")).hasToString(RECORDS);
    assertThat(result.of("RECORD", "sale").get(0).path("version").isIntegralNumber()).isTrue();
    assertThat(result.of("RECORD", "sale").get(0).path("time_extracted").asText()).endsWith("Z");
  }

  @Test
  void readsTheFilesByNameOrByTheirTimes() throws IOException {
    tap().file("a.csv", "id\n1\n").file("b.csv", "id\n2\n").file("c.csv", "id\n3\n");
    int minutes = 0;
    for (String name : List.of("c.csv", "a.csv", "b.csv")) {
      FileTime time =
          FileTime.from(Instant.parse("2026-11-21T12:00:00Z").plusSeconds(60L * minutes++));
      Files.setLastModifiedTime(folder.resolve(name), time);
    }
    assertThat(tap().read("*.csv").run().ids("sale")).containsExactly(1, 2, 3);
    assertThat(tap().read("*.csv", "'order':'modified'").run().ids("sale"))
        .containsExactly(3, 1, 2);
  }

  @Test
  void readsAnyLineEndMarkEncodingAndCompression() throws IOException {
    String expected = RECORDS.replace("\"a\"", "\"é\"");
    String rows = ROWS.replace("1,a,", "1,é,");
    tap().file("a.csv", "\uFEFF" + rows.replace("\n", "\r\n") + "\r\n\r\n  \r\n\t\r\n");
    same(tap().read("a.csv"), expected);
    tap().file("b.csv", rows.strip());
    same(tap().read("b.csv"), expected);
    tap().file("c.csv", rows.replace('\n', '\r').getBytes(Charset.forName("windows-1252")));
    same(tap().read("c.csv", "'encoding':'windows-1252'"), expected);
    tap().file("d.csv", ("\uFEFF" + rows).getBytes(StandardCharsets.UTF_16LE));
    same(tap().read("d.csv"), expected);
    tap().file("z.csv.zst", zstd(rows));
    same(tap().read("z.csv.zst"), expected);
    tap().file("z.data", zstd(rows));
    same(tap().read("z.data", "'format':'csv'", "'compression':'zstd'"), expected);
    tap().file("e.csv.gz", gzip(rows));
    same(tap().read("e.csv.gz"), expected);
    tap().file("e.csv", gzip(rows));
    same(tap().read("e.csv"), expected);
    tap().file("z.csv", zstd(rows));
    same(tap().read("z.csv"), expected);
    tap().file("f.tsv", rows.replace(',', '\t'));
    same(tap().read("f.tsv"), expected);
    tap().file("g.data", rows.replace(',', ';'));
    same(tap().read("g.data", "'format':'csv'", "'delimiter':';'"), expected);
  }

  @Test
  void findsColumnsByTheirNamesHoweverTheyAreWritten() {
    same(tap().file("a.csv", " ID , Name ,AMOUNT\n1,a,1.10\n2,,\n").read("a.csv"), RECORDS);
    same(
        tap()
            .file("b.csv", "id,total,Customer Name\n1,1.10,a\n2,,\n")
            .read("b.csv", "'column_aliases':{'amount':['sum','total'],'name':['customer_name']}"),
        "[{\"id\":1,\"amount\":1.10,\"name\":\"a\"}, {\"id\":2,\"amount\":null,\"name\":null}]");
    same(
        tap()
            .file("c.csv", "name,id,name\na,1,1.10\n,2,\n")
            .read("c.csv", "'columns':{'3':'amount'}"),
        "[{\"name\":\"a\",\"id\":1,\"amount\":1.10}, {\"name\":null,\"id\":2,\"amount\":null}]");
    String second = "'columns':{'NAME#2':'amount'}";
    same(
        tap().file("e.csv", "Name,id,name\na,1,1.10\n,2,\n").read("e.csv", second),
        "[{\"name\":\"a\",\"id\":1,\"amount\":1.10}, {\"name\":null,\"id\":2,\"amount\":null}]");
    same(tap().file("f.csv", ROWS).read("f.csv", second), RECORDS);
    same(
        tap()
            .file("d.csv", "1,a,1.10\n2,,\n")
            .read("d.csv", "'header':false", "'columns':['id','name','amount']"),
        RECORDS);
  }

  @Test
  void findsRelativePathsBelowTheFolderOfTheConfig() {
    same(tap().file("in/may/a.csv", ROWS).below("in", "may/a.csv|b.csv"), RECORDS);
    same(tap().file("in/may/b.csv", ROWS).below("in/", "*/b.csv"), RECORDS);
    same(tap().below("elsewhere", folder.resolve("in/may/a.csv").toString()), RECORDS);
  }

  @Test
  void refusesAHeaderThatIsNotClear() {
    TapResult twice = tap().file("a.csv", "id,name,Name\n1,a,b\n").read("a.csv").run();
    assertThat(twice.records("sale").get(0).path("name").asText()).isEqualTo("a");
    TapResult same = tap().file("b.csv", "id,name,name\n1,a,b\n").read("b.csv").run();
    assertThat(same.code()).isEqualTo(4);
    assertThat(same.err().strip())
        .endsWith(
            "b.csv line 1: columns 2 and 3 ('name' and 'name') are both the field 'name'. Name one"
                + " of them by its position: files.columns: {\"3\": \"…\"}, or {\"name#2\": \"…\"}.");
    TapResult keyless = tap().file("c.csv", "idd,name\n1,a\n").read("c.csv").run();
    assertThat(keyless.code()).isEqualTo(4);
    assertThat(keyless.err())
        .contains("c.csv line 1: has no column 'id'; it has idd, name. Did you mean 'idd'?");
  }

  @Test
  void refusesAHeaderOfWhichNoColumnIsAField() {
    tap().file("a.csv", "number;title\n1;a\n").file("b.csv", "number,title\n1,a\n");
    TapResult parted = tap().defined("").read("a.csv").run();
    assertThat(parted.code()).isEqualTo(4);
    assertThat(parted.err())
        .endsWith(
            "a.csv line 1: no column is a field of the schema; it has number;title. Set"
                + " files.delimiter to what parts the cells.\n");
    assertThat(tap().defined("").read("b.csv").run().err())
        .endsWith(
            "b.csv line 1: no column is a field of the schema; it has number, title. Name them in"
                + " files.column_aliases or files.columns.\n");
    assertThat(tap().defined("").read("a.csv").run().of("ACTIVATE_VERSION", "sale")).isEmpty();
  }

  @Test
  void saysThatAFileIsEmpty() {
    TapResult result = tap().file("a.csv", "").read("a.csv").run();
    assertThat(result.code()).isZero();
    assertThat(result.log())
        .anyMatch(
            line ->
                line.startsWith("WARN stream 'sale': ")
                    && line.endsWith("a.csv line 1: the file is empty, it has not even a header"));
  }

  @Test
  void fillsColumnsThatAnEditionLacksAndLeavesOutWhatIsToo() {
    TapResult result = tap().file("a.csv", "id,cvv\n1,123\n").read("a.csv").run();
    assertThat(result.records("sale")).hasToString("[{\"id\":1,\"name\":null,\"amount\":null}]");
    assertThat(result.log())
        .anySatisfy(line -> assertThat(line).endsWith("the schema has no field for cvv: left out"));
    TapResult extra = tap().read("a.csv", "'extra_columns':'fail'").run();
    assertThat(extra.code()).isEqualTo(4);
    assertThat(extra.err()).contains("a.csv line 1: the schema has no field for cvv. Add them");
    TapResult missing = tap().read("a.csv", "'missing_columns':'fail'").run();
    assertThat(missing.err()).contains("a.csv line 1: has no column 'name'");
  }

  @Test
  void refusesRowsWithLineFieldValueAndRemedy() {
    TapResult result =
        tap().file("a.csv", "id,name,amount\n1,\"x\ny\",1\n2,b,abc\n").read("a.csv").run();
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err().strip())
        .startsWith("tap-shop: stream 'sale': " + folder)
        .contains(
            "a.csv line 4, column 'amount': 'abc' is no number. Say in files.values how numbers are"
                + " written (decimal_separator,")
        .endsWith("; or pass over such records with files.on_invalid_record: skip.");
    TapResult ragged = tap().file("b.csv", "id,name,amount\n1,a\n").read("b.csv").run();
    assertThat(ragged.err())
        .contains(
            "b.csv line 2: has 2 cells, but there are 3 columns. Mend the row, quote cells that"
                + " hold the delimiter, or set files.short_rows: fill; or");
    same(tap().read("b.csv", "'short_rows':'fill'"), "[{\"id\":1,\"name\":\"a\",\"amount\":null}]");
  }

  @Test
  void passesOverInvalidRowsOnRequestAndTellsTheirLines() {
    TapResult result =
        tap()
            .file("a.csv", "id,name,amount\nx,a,1\n1,a\n2,b,2\n3,\"c\"d,3\n4,e,5,6\n,f,7\n")
            .read("a.csv", "'on_invalid_record':'skip'")
            .run();
    assertThat(result.code()).isZero();
    assertThat(result.ids("sale")).containsExactly(2);
    assertThat(result.log())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("WARN stream 'sale': ")
                    .contains(
                        "a.csv: 5 invalid records were passed over, in lines 2, 3, 5, 6, 7; the"
                            + " first, column 'id': 'x' is no integer."));
  }

  @Test
  void readsSpelledValuesByStreamAndByField() {
    same(
        tap()
            .file(
                "a.csv",
                "id,name,amount,at\n1.0, x ,\"$1,000.50\",9/5/2022 12:03:04\n2.0, N/A ,(12.00),\n")
            .fields(
                "'id':{'type':'integer'},'name':{'type':['null','string']},'amount':{'type':['null','number']},'at':{'type':['null','string'],'format':'date-time'}")
            .read(
                "a.csv",
                "'values':{'integral_decimals':true,'null_values':['','N/A'],'date_formats':['M/d/yyyy"
                    + " H:mm:ss']}",
                "'fields':{'name':{'trim':true},'amount':{'strip':'$','thousands_separator':',','parentheses_negative':true}}"),
        "[{\"id\":1,\"name\":\"x\",\"amount\":1000.50,\"at\":\"2022-09-05T12:03:04Z\"},"
            + " {\"id\":2,\"name\":null,\"amount\":-12.00,\"at\":null}]");
  }

  @Test
  void tellsWhereARecordComesFromWhereTheSchemaAsks() {
    tap().file("a.csv", ROWS);
    TapResult result =
        tap()
            .fields(
                "'id':{'type':'integer'},'_sdc_source_file':{'type':'string'},'_sdc_source_lineno':{'type':'integer'},'_sdc_source_modified_at':{'type':'string','format':'date-time'},'_sdc_source_sha256':{'type':'string'}")
            .read("a.csv")
            .run();
    assertThat(result.records("sale").get(1).path("_sdc_source_lineno").intValue()).isEqualTo(3);
    assertThat(result.records("sale").get(0).path("_sdc_source_file").asText())
        .isEqualTo(folder.resolve("a.csv").toString());
    assertThat(result.records("sale").get(0).path("_sdc_source_modified_at").asText())
        .endsWith("Z");
    assertThat(result.records("sale").get(0).path("_sdc_source_sha256").asText())
        .isEqualTo("b5b6010c4be2e01540560cf71fb87032077e1882ebfd98ef00d52e2e5ee15cb0");
  }

  @Test
  void saysAllThatIsWrongWithTheSettings() {
    TapResult result =
        tap()
            .read(
                "a.csv",
                "'delimiter':'::'",
                "'encoding':'utf-9'",
                "'values':{'date_formats':['bad b'],'time_zone':'Berlin'}",
                "'fields':{'nme':{'trim':true}}")
            .run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("stream 'sale': files.delimiter '::' must be one ASCII character.")
        .contains("files.encoding 'utf-9' is not known.")
        .contains("files.values: date_formats: 'bad b' is no pattern")
        .contains("files.values: time_zone 'Berlin' is not known.")
        .contains("files.fields: the schema has no field 'nme'. Did you mean 'name'?");
  }

  private FilesTap tap() {
    return new FilesTap(folder);
  }

  private static void same(FilesTap tap, String records) {
    TapResult result = tap.run();
    assertThat(result.err()).isEmpty();
    assertThat(result.records("sale")).hasToString(records);
  }

  private static byte[] zstd(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStream(bytes)) {
      zstd.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
