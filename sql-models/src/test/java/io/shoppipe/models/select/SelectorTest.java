package io.shoppipe.models.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.models.graph.Graphs;
import io.shoppipe.models.yaml.YamlReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
  private static final String ALL =
      "no_negative orders raw.orders raw.users rel_orders_users report stg_orders stg_users"
          + " unique_stg_orders";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders | no_negative orders rel_orders_users",
        "stg_users | rel_orders_users stg_users",
        "+report (models) | orders report stg_orders stg_users",
        "1+report (models) | orders report",
        "stg_orders+1 (models) | orders stg_orders",
        "stg_orders+ (models) | orders report stg_orders",
        "@stg_orders (models) | orders report stg_orders stg_users",
        "staging (models) | stg_orders stg_users",
        "shop.staging.stg_* (models) | stg_orders stg_users",
        "path:models/marts (models) | orders report",
        "models/marts (models) | orders report",
        "report.sql | report",
        "tag:nightly | stg_orders unique_stg_orders",
        "source:raw+ (models) | orders report stg_orders stg_users",
        "source:raw.users+1 | raw.users rel_orders_users stg_users",
        "config.materialized:table (models) | orders report",
        "config.materialized:view (models) | stg_orders stg_users",
        "test_type:singular | no_negative",
        "test_type:generic | rel_orders_users unique_stg_orders",
        "test_name:unique | unique_stg_orders",
        "resource_type:source | raw.orders raw.users",
        "report stg_users (models) | report stg_users",
        "package:shop,stg_users | rel_orders_users stg_users",
      })
  void selectsAsDbtDoes(String select, String expected) {
    Set<String> found = select(Indirect.EAGER, List.of(select.replace(" (models)", "")), List.of());
    if (select.endsWith(" (models)")) {
      found.removeIf(id -> !id.startsWith("model."));
    }
    assertThat(names(found)).isEqualTo(words(expected));
  }

  @Test
  void selectsEverythingWithoutWords() {
    assertThat(names(select(Indirect.EAGER, List.of(), List.of()))).isEqualTo(words(ALL));
  }

  @Test
  void excludesWithTheTestsOfWhatIsExcluded() {
    assertThat(names(select(Indirect.EAGER, List.of(), List.of("orders+"))))
        .isEqualTo(words("raw.orders raw.users stg_orders stg_users unique_stg_orders"));
  }

  @Test
  void remembersWordsThatMatchNothing() {
    Selector selector = selector();
    Selection nothing = new Words(Indirect.EAGER).selection(List.of("nothing"), List.of());
    assertThat(selector.select(nothing)).isEmpty();
    assertThat(selector.unmatched()).containsExactly("nothing");
  }

  @Test
  void namesTheMethodThatWasMeant() {
    assertThatThrownBy(() -> select(Indirect.EAGER, List.of("tags:x"), List.of()))
        .hasMessageStartingWith(
            "Unknown selection method 'tags' in 'tags:x'. Did you mean 'tag'? There is: ");
  }

  @Test
  void refusesAtWithChildren() {
    assertThatThrownBy(() -> select(Indirect.EAGER, List.of("@orders+"), List.of()))
        .hasMessage("Can't read the selection '@orders+': @ already includes the children.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EAGER | orders | no_negative orders rel_orders_users",
        "CAUTIOUS | orders | no_negative orders",
        "BUILDABLE | orders | no_negative orders rel_orders_users",
        "BUILDABLE | stg_users | stg_users",
        "CAUTIOUS | orders stg_users | no_negative orders rel_orders_users stg_users",
        "EMPTY | orders+ | no_negative orders rel_orders_users report",
        "EMPTY | orders | orders",
      })
  void takesTestsAlongAsTheModeSays(Indirect mode, String select, String expected) {
    assertThat(names(select(mode, List.of(select), List.of()))).isEqualTo(words(expected));
  }

  @Test
  void readsSelectorsWithOperatorsAndExclusions() {
    SelectorsFile file =
        new SelectorsFile(
            YamlReader.map(
                "selectors.yml",
                """
                selectors:
                  - name: staging
                    definition: path:models/staging
                  - name: rest
                    default: true
                    definition:
                      union:
                        - method: fqn
                          value: orders
                          parents: true
                          parents_depth: 1
                          indirect_selection: empty
                        - intersection:
                          - config.materialized: table
                          - "report"
                        - exclude:
                          - method: selector
                            value: staging
                """));
    assertThat(names(selector().select(file.byDefault().orElseThrow())))
        .isEqualTo(words("orders report"));
    assertThatThrownBy(() -> file.named("stagin"))
        .hasMessage("selectors.yml: there is no selector 'stagin'. Did you mean 'staging'?");
  }

  private static Selector selector() {
    return new Selector(Graphs.shop(), new Methods("shop", EarlierRun.NONE));
  }

  private static Set<String> select(Indirect mode, List<String> select, List<String> exclude) {
    return selector().select(new Words(mode).selection(select, exclude));
  }

  private static Set<String> names(Set<String> ids) {
    Set<String> names = new TreeSet<>();
    for (String id : ids) {
      names.add(id.replaceFirst("^(model|test|source)\\.shop\\.", ""));
    }
    return names;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split(" ", -1)));
  }
}
