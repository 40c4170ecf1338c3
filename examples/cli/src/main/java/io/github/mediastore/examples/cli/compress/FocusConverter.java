package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.image.Focus;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a focus as people write it: {@code centre}, {@code attention}, {@code 0.3,0.4}. */
final class FocusConverter implements ITypeConverter<Focus> {

  @Override
  public Focus convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "centre", "center" -> Focus.CENTRE;
      case "attention" -> Focus.ATTENTION;
      default -> point(text);
    };
  }

  private static Focus point(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return Focus.at(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "': " + e.getMessage());
    }
    throw wrong(text);
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException("'" + text + "' is not centre, attention or X,Y");
  }
}
