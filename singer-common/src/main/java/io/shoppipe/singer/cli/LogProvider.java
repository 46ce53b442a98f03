package io.shoppipe.singer.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logback with {@link LogConfigurator}, as the launchers name it ({@code slf4j.provider}): that
 * neither SLF4J nor Logback looks through all jars for a provider and a configuration is a tenth of
 * a program's start. Without that setting both find the same by themselves.
 */
public final class LogProvider implements SLF4JServiceProvider {
  private final LoggerContext context = new LoggerContext();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final LogbackMDCAdapter tags = new LogbackMDCAdapter();

  @Override
  public void initialize() {
    context.setMDCAdapter(tags);
    LogConfigurator configurator = new LogConfigurator();
    configurator.setContext(context);
    configurator.configure(context);
    context.start();
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return context;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return tags;
  }

  /** The version of SLF4J that Logback was written for, as it says itself. */
  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }
}
