package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.format.HeaderException;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Says how a file is refused. */
final class Refusals {

  private Refusals() {}

  static ThrowableAssertAlternative<HeaderException> assertRefused(
      byte[] file, HeaderException.Kind kind) {
    return assertRefused(file, HeaderLimits.DEFAULT, kind);
  }

  static ThrowableAssertAlternative<HeaderException> assertRefused(
      byte[] file, HeaderLimits limits, HeaderException.Kind kind) {
    return assertThatExceptionOfType(HeaderException.class)
        .isThrownBy(() -> SampleFiles.read(file, limits))
        .matches(e -> e.kind() == kind, "is of kind " + kind);
  }
}
