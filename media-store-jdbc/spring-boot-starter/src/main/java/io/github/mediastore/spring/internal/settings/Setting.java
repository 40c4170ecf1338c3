package io.github.mediastore.spring.internal.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands properties to the library, and names the property of what it refuses. */
public final class Setting {

  private Setting() {}

  /** Passes a value on, if it is set. */
  public static <T> void set(String property, @Nullable T value, Consumer<? super T> setter) {
    if (value != null) {
      made(
          property,
          value,
          given -> {
            setter.accept(given);
            return given;
          });
    }
  }

  /** Makes something of a value. */
  public static <T, R> R made(String property, T value, Function<? super T, ? extends R> maker) {
    try {
      return maker.apply(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\.$", "");
      throw new SettingsException(
          "The property %s is %s: %s".formatted(property, value, why),
          "Correct " + property + ".",
          e);
    }
  }

  /** Returns a value that has to be set. */
  public static <T> T required(String property, @Nullable T value) {
    return Optional.ofNullable(value)
        .orElseThrow(
            () ->
                new SettingsException(
                    "The property " + property + " is missing", "Set " + property + ".", null));
  }
}
