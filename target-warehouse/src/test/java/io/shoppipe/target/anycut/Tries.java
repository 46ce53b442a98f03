package io.shoppipe.target.anycut;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The same tries in every build; {@code -Danycut.tries=N} and {@code -Danycut.seed=N} for others.
 */
final class Tries implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setSeed(System.getProperty("anycut.seed", "20261121"));
    if (Integer.getInteger("anycut.tries") != null) {
      context.attributes().setTries(Integer.getInteger("anycut.tries"));
    }
    return property.execute();
  }
}
