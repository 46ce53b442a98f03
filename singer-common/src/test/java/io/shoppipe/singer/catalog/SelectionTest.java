package io.shoppipe.singer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final String SCHEMA =
      "{'properties':{'id':{'type':'integer'},'a':{'type':'object','properties':{'b':{},'c':{}}}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|true",
        "[{'breadcrumb':[],'metadata':{}}]|false",
        "[{'breadcrumb':[],'metadata':{'inclusion':'available'}}]|false",
        "[{'breadcrumb':[],'metadata':{'selected':true}}]|true",
        "[{'breadcrumb':[],'metadata':{'selected':'true'}}]|true",
        "[{'breadcrumb':[],'metadata':{'selected':false,'selected-by-default':true}}]|false",
        "[{'breadcrumb':[],'metadata':{'selected-by-default':true}}]|true",
        "[{'breadcrumb':[],'metadata':{'selected':true,'inclusion':'unsupported'}}]|false",
        "[{'breadcrumb':[],'metadata':{'selected':false,'inclusion':'automatic'}}]|true",
        "[{'breadcrumb':['properties','a'],'metadata':{'selected':false}}]|true",
      })
  void decidesOnTheStream(String metadata, boolean expected) throws IOException {
    assertThat(selection(SCHEMA, metadata).stream()).isEqualTo(expected);
  }

  @Test
  void readsTheOlderFormInTheSchema() throws IOException {
    String off = "{'selected':'false','properties':{'a':{}}}";
    String partly = "{'selected':true,'properties':{'a':{'selected':false},'b':{}}}";
    assertThat(selection(off, "[]").stream()).isFalse();
    Selection some = selection(partly, "[]");
    assertThat(some.stream()).isTrue();
    assertThat(some.selected(List.of("properties", "a"))).isFalse();
    assertThat(some.selected(List.of("properties", "b"))).isTrue();
    assertThat(some.schema(object(partly))).isEqualTo(object("{'properties':{'b':{}}}"));
  }

  @Test
  void dropsDeselectedFieldsFromSchemaAndRecordAtEveryLevel() throws IOException {
    Selection selection =
        selection(
            SCHEMA,
            "[{'breadcrumb':[],'metadata':{'selected':true}},"
                + "{'breadcrumb':['properties','id'],'metadata':{'inclusion':'automatic','selected':false}},"
                + "{'breadcrumb':['properties','a','properties','b'],'metadata':{'selected':false}},"
                + "{'breadcrumb':['properties','x'],'metadata':{'selected':false}}]");
    ObjectNode record = object("{'id':1,'x':2,'a':{'b':3,'c':4},'undeclared':5}");
    selection.retainSelected(record);
    assertThat(record).isEqualTo(object("{'id':1,'a':{'c':4},'undeclared':5}"));
    assertThat(selection.schema(object(SCHEMA)))
        .isEqualTo(
            object(
                "{'properties':{'id':{'type':'integer'},'a':{'type':'object','properties':{'c':{}}}}}"));
  }

  @Test
  void neverSelectsAFieldWithoutItsParent() throws IOException {
    Selection selection =
        selection(
            SCHEMA,
            "[{'breadcrumb':[],'metadata':{'selected':true}},"
                + "{'breadcrumb':['properties','a'],'metadata':{'selected':false}},"
                + "{'breadcrumb':['properties','a','properties','b'],'metadata':{'selected':true}}]");
    assertThat(selection.selected(List.of("properties", "a", "properties", "b"))).isFalse();
  }

  @Test
  void takesDeselectedNamesOutOfRequired() throws IOException {
    String schema = "{'properties':{'id':{},'a':{}},'required':['id','a']}";
    Selection selection =
        selection(schema, "[{'breadcrumb':['properties','a'],'metadata':{'selected':false}}]");
    assertThat(selection.schema(object(schema)).path("required").toString()).isEqualTo("[\"id\"]");
  }

  @Test
  void readsTheOlderFormAtTheEntry() throws IOException {
    String off = "{'tap_stream_id':'a','selected':'false','schema':{'properties':{'a':{}}}";
    assertThat(entry(off + "}").selection(List.of()).stream()).isFalse();
    String metadata = ",'metadata':[{'breadcrumb':[],'metadata':{'selected':true}}]}";
    assertThat(entry(off + metadata).selection(List.of()).stream()).isTrue();
    assertThat(entry("{'tap_stream_id':'a','selected':true}").selection(List.of()).stream())
        .isTrue();
  }

  @Test
  void keepsWhatComesWithTheStream() throws IOException {
    CatalogEntry entry =
        entry(
            "{'tap_stream_id':'a','schema':"
                + SCHEMA
                + ",'metadata':[{'breadcrumb':[],'metadata':{'selected':true}},"
                + "{'breadcrumb':['properties','id'],'metadata':{'inclusion':'available','selected':false}}]}");
    ObjectNode record = object("{'id':1}");
    entry.selection(List.of("id")).retainSelected(record);
    assertThat(record).isEqualTo(object("{'id':1}"));
    entry.selection(List.of()).retainSelected(record);
    assertThat(record).isEqualTo(object("{}"));
  }

  @Test
  void takesTheKeyFromTheUsersMetadataThenTheEntryThenTheMetadata() throws IOException {
    String metadata =
        "'metadata':[{'breadcrumb':[],'metadata':{'table-key-properties':['m'],'view-key-properties':['v']}}]}";
    assertThat(
            entry("{'table_key_properties':['t'],'key_properties':['e']," + metadata).chosenKeys())
        .containsExactly("t");
    assertThat(entry("{'key_properties':['e']," + metadata).chosenKeys()).containsExactly("e");
    assertThat(entry("{'key_properties':[]," + metadata).chosenKeys()).containsExactly("m");
    assertThat(entry("{}").chosenKeys()).isEmpty();
  }

  @Test
  void skipsBreadcrumbsThatNameNoField() throws IOException {
    Selection selection =
        selection(SCHEMA, "[{'breadcrumb':['properties'],'metadata':{'selected':false}}]");
    ObjectNode record = object("{'id':1,'x':2}");
    selection.retainSelected(record);
    assertThat(record).isEqualTo(object("{'id':1,'x':2}"));
  }

  @Test
  void entryGoesBeforeForcedBeforePlainMethod() throws IOException {
    String plain = "'metadata':[{'breadcrumb':[],'metadata':{'replication-method':'P'}}]";
    String forced =
        "'metadata':[{'breadcrumb':[],'metadata':{'replication-method':'P','forced-replication-method':'F'}}]";
    assertThat(entry("{'tap_stream_id':'a'," + plain + "}").chosenMethod()).contains("P");
    assertThat(entry("{'tap_stream_id':'a'," + forced + "}").chosenMethod()).contains("F");
    assertThat(
            entry("{'tap_stream_id':'a','replication_method':'E'," + forced + "}").chosenMethod())
        .contains("E");
    assertThat(entry("{'tap_stream_id':'a'}").chosenMethod()).isEmpty();
  }

  @Test
  void readsWhatItWrote() throws IOException {
    ObjectNode json =
        object(
            "{'streams':[{'tap_stream_id':'a','stream':'a','schema':{},'key_properties':['id'],"
                + "'replication_key':'at','replication_method':'INCREMENTAL',"
                + "'metadata':[{'breadcrumb':[],'metadata':{'selected':true}}]}]}");
    assertThat(Catalog.parse(json, "f").toJson()).isEqualTo(json);
  }

  @Test
  void refusesWhatIsNoCatalog() throws IOException {
    ObjectNode json = object("{'stream':[]}");
    assertThatThrownBy(() -> Catalog.parse(json, "catalog f.json"))
        .hasMessage("catalog f.json: has no list 'streams'. Make a catalog with --discover.");
  }

  private static CatalogEntry entry(String json) throws IOException {
    return CatalogEntry.parse(object(json));
  }

  private static Selection selection(String schema, String metadata) throws IOException {
    return entry("{'tap_stream_id':'a','schema':" + schema + ",'metadata':" + metadata + "}")
        .selection(List.of());
  }

  private static ObjectNode object(String json) throws IOException {
    return (ObjectNode) ExactJson.MAPPER.readTree(json.replace('\'', '"'));
  }
}
