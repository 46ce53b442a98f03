package io.shoppipe.tap.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.catalog.Metadata;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.MapSettings;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.map.StreamMaps;
import io.shoppipe.tap.settings.InvalidRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedOutputTest {
  private static final String SCHEMA =
      """
      {'type':'object','properties':{
        'id':{'type':'integer'},'name':{'type':['null','string']},'price':{'type':['null','number']},
        'tags':{'type':['null','array'],'items':{'type':'string'}},'card':{'type':['null','string']},
        'at':{'type':['null','string'],'format':'date-time'}}}""";
  private static final String MAP =
      """
      {'s':{'shop':'name.replace(config.mark, config.none).upper() if name else None','last4':'card[-4:]','card':null,
        'next':'int(id) + 1','__filter__':'id > 0','__key_properties__':['id','shop']}}""";

  private final List<String> sent = new ArrayList<>();
  private boolean inBytes;

  /** Keeps what is sent as it is. */
  private final class Kept implements Channel {
    @Override
    public void record(ObjectNode record, Instant extractedAt) {
      sent.add(record.toString());
    }

    @Override
    public void record(byte[] json, int length, Instant extractedAt) {
      inBytes = true;
      sent.add(new String(json, 0, length, UTF_8));
    }

    @Override
    public boolean isFull() {
      return false;
    }

    @Override
    public void cut() {}

    @Override
    public void close() {}
  }

  private MappedOutput output(String map, InvalidRecords invalid) {
    ObjectNode schema = TestRecords.json(SCHEMA);
    JsonNode maps = TestRecords.json(map);
    Problems problems = new Problems();
    MapSettings settings =
        new MapSettings(
            maps,
            TestRecords.json("{'mark':'/','none':''}"),
            "a key",
            Flattening.NONE,
            Clock.systemUTC());
    List<StreamMap> found =
        new StreamMaps(settings, problems).of("s", schema, List.of("id"), problems);
    problems.throwIfAny();
    CatalogEntry entry =
        new CatalogEntry("s", schema, new Metadata(Map.of()), CatalogEntry.Own.keys(List.of()));
    return new MappedOutput(
        found.get(0), entry.selection(List.of("id")), Flattening.NONE, new Kept(), invalid);
  }

  /** More bytes than count. */
  private static byte[] padded(String record) {
    return (record + "  }").getBytes(UTF_8);
  }

  /** Both ways bring the same values; in bytes, what the map keeps is the same to the letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':1,'name':'north/a','price':1.10,'tags':['x','y'],'card':'4111111111111234'}",
        "{ 'id' : 2 , 'name' : 'x', 'price':null, 'card':null }",
        "{'id':3,'price':12345678901234567890.123456789,'name':'Übung/ß €','tags':[]}",
        "{'name':'a','id':4,'name':'b/c','undeclared':{'deep':[1,{'x':null}]},'price':0}",
        "{'id':5,'name':'\\u00fc','tags':['\\n\\\\/q'],'at':'2024-01-02T03:04:05Z','price':-0.50}",
        "{'id':-1,'name':'left out'}",
        "{'price':7,'id':6,'name':'q/x','tags':['𝄞'],'card':'12'}"
      })
  void bytesAndTreesBecomeTheSame(String text) {
    String record = text.replace('\'', '"');
    output(MAP, InvalidRecords.FAIL).record(TestRecords.json(text), Instant.EPOCH);
    List<String> trees = List.copyOf(sent);
    sent.clear();
    output(MAP, InvalidRecords.FAIL)
        .record(padded(record), record.getBytes(UTF_8).length, Instant.EPOCH);
    assertThat(sent).hasSameSizeAs(trees);
    for (int i = 0; i < trees.size(); i++) {
      assertThat(TestRecords.parsed(sent.get(i))).isEqualTo(TestRecords.parsed(trees.get(i)));
    }
    assertThat(inBytes).isEqualTo(!trees.isEmpty());
  }

  @Test
  void whatIsKeptIsTheSameToTheLetter() {
    MappedOutput output = output(MAP, InvalidRecords.FAIL);
    byte[] record =
        "{\"id\":1,\"price\":1.50e1,\"name\":\"\\u0041/b\",\"tags\":[ ]}".getBytes(UTF_8);
    output.record(record, record.length, Instant.EPOCH);
    assertThat(sent)
        .containsExactly(
            "{\"id\":1,\"price\":1.50e1,\"name\":\"\\u0041/b\",\"tags\":[ ],\"shop\":\"AB\",\"next\":2}");
  }

  @Test
  void whatBreaksTheSchemaIsToldAsOfATree() {
    byte[] noKey = "{\"id\":1,\"name\":null,\"price\":2}".getBytes(UTF_8);
    assertThatThrownBy(
            () -> output(MAP, InvalidRecords.FAIL).record(noKey, noKey.length, Instant.EPOCH))
        .hasMessageContaining("stream 's', record {\"id\":1,\"shop\":null}, field 'shop':")
        .hasMessageContaining("is part of the key, but is null");
    MappedOutput skipping = output(MAP, InvalidRecords.SKIP);
    skipping.record(noKey, noKey.length, Instant.EPOCH);
    assertThat(sent).isEmpty();
  }

  @Test
  void anExpressionThatFailsIsToldWithItsField() {
    byte[] record = "{\"id\":1,\"name\":\"a\",\"price\":\"dear\",\"card\":5}".getBytes(UTF_8);
    assertThatThrownBy(
            () -> output(MAP, InvalidRecords.FAIL).record(record, record.length, Instant.EPOCH))
        .hasMessageContaining("stream 's', field 'last4': TypeError")
        .hasMessageContaining("Mend the expression");
  }

  /** Where the selection takes something out behind the map, trees are asked for. */
  @Test
  void bytesAreTakenWhereNothingComesBehindTheMap() {
    ObjectNode schema = TestRecords.json(SCHEMA);
    assertThat(output(MAP, InvalidRecords.FAIL).takesBytes(schema, List.of("id"))).isTrue();
    assertThat(output("{}", InvalidRecords.FAIL).takesBytes(schema, List.of("id"))).isTrue();
    assertThat(output("{}", InvalidRecords.FAIL).takesBytes(schema, List.of("name"))).isFalse();
  }
}
