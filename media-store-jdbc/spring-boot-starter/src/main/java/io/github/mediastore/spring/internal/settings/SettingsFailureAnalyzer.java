package io.github.mediastore.spring.internal.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot print what is wrong with the settings, and what to do, without a stack trace. */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<SettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SettingsException cause) {
    return new FailureAnalysis(cause.description(), cause.action(), rootFailure);
  }
}
