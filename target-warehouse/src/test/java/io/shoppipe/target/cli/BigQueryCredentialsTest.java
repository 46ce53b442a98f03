package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of credentials that are none, in one line, before anything is sent. */
class BigQueryCredentialsTest {
  private static final String REMEDY =
      "; run gcloud auth application-default login, name a key file in"
          + " GOOGLE_APPLICATION_CREDENTIALS, or set credentials_json\n";

  @ParameterizedTest
  @CsvSource({
    "bigquery://shop/raw, check",
    "bigquery://shop/raw, load",
    "bigquery://shop/raw?quota_project=payer, load",
    "bigquery://shop/raw?impersonate_service_account=a@b.iam, load",
    "bigquery://shop/raw?endpoint=https://bigquery.eu.rep.googleapis.com, load",
  })
  void aKeyInTheEnvironmentThatIsNoneEndsTheRun(String url, String command) {
    StringWriter err = new StringWriter();
    Map<String, String> environment =
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            url,
            "TARGET_WAREHOUSE_CREDENTIALS_JSON",
            "{\"private_key\": \"s3cret\"}");
    int code = run(environment, err, command.equals("load") ? List.of() : List.of(command));
    assertThat(err.toString())
        .endsWith(
            "target-warehouse: bigquery://shop/raw: no credentials: the key that is given is no"
                + " key; give the whole text of the JSON file that Google made"
                + REMEDY)
        .doesNotContain("s3cret")
        .doesNotContain("\tat ");
    assertThat(code).isEqualTo(3);
  }

  /** What is asked for at a local address needs none. */
  @ParameterizedTest
  @ValueSource(strings = {"", "no key"})
  void anotherServerIsAskedWithoutCredentials(String key) {
    StringWriter err = new StringWriter();
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "TARGET_WAREHOUSE_WAREHOUSE",
        "bigquery://shop/raw?retry_initial_delay_ms=1&endpoint=http://127.0.0.1:1");
    environment.put("TARGET_WAREHOUSE_CREDENTIALS_JSON", key);
    int code = run(environment, err, List.of("check"));
    assertThat(err.toString()).doesNotContain("credentials");
    assertThat(code).isEqualTo(5);
  }

  private static int run(
      Map<String, String> environment, StringWriter err, List<String> arguments) {
    ProgramIo io =
        new ProgramIo(
            InputStream.nullInputStream(),
            new ByteArrayOutputStream(),
            new PrintWriter(err, true),
            environment,
            new StopSignal());
    return Program.run(TargetWarehouse::command, io, arguments.toArray(String[]::new));
  }
}
