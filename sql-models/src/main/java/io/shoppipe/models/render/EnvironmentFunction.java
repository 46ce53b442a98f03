package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Signature;
import io.shoppipe.singer.error.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code env_var('NAME', default)}. */
final class EnvironmentFunction implements PythonCallable {
  private static final Signature SIGNATURE = Signature.of("env_var", "var", "default?");
  private static final String SECRET_PREFIX = "DBT_ENV_SECRET";

  /** Where secrets may be read: dbt keeps them out of SQL. */
  enum SecretsAllowed {
    YES,
    NO
  }

  private final Map<String, String> environment;
  private final SecretsAllowed secrets;

  EnvironmentFunction(Map<String, String> environment, SecretsAllowed secrets) {
    this.environment = environment;
    this.secrets = secrets;
  }

  @Override
  public @Nullable Object call(Arguments arguments) {
    Bound bound = arguments.bind(SIGNATURE);
    String name = bound.text(0);
    String value = environment.get(name);
    if (name.startsWith(SECRET_PREFIX)) {
      checkSecret(name, value);
    }
    if (value != null) {
      return value;
    }
    if (bound.given(1)) {
      return bound.at(1);
    }
    throw PythonException.of(
        ErrorType.HOST,
        "Env var required but not provided: '" + name + "'. Export it, or give a default.");
  }

  private void checkSecret(String name, @Nullable String value) {
    if (secrets == SecretsAllowed.NO) {
      throw PythonException.of(
          ErrorType.HOST,
          "Secret env vars are allowed only in profiles.yml: '" + name + "' is used elsewhere.");
    }
    if (value != null) {
      Secrets.register(value);
    }
  }
}
