package io.github.mediastore.bench.settings;

import io.github.mediastore.image.Fit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a shape as people write it: {@code cover:640x360}, {@code contain:800x800}. */
final class FitConverter implements ITypeConverter<Fit> {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:inside:)?(?<pixels>[0-9]{1,6})"
              + "|(?<kind>cover|contain):(?<width>[0-9]{1,6})x(?<height>[0-9]{1,6})");

  @Override
  public Fit convert(String text) {
    Matcher found = SYNTAX.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not PIXELS, cover:WIDTHxHEIGHT or contain:WIDTHxHEIGHT");
    }
    try {
      return fit(found);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "': " + e.getMessage());
    }
  }

  private static Fit fit(Matcher found) {
    if (found.group("kind") == null) {
      return Fit.inside(Integer.parseInt(found.group("pixels")));
    }
    int width = Integer.parseInt(found.group("width"));
    int height = Integer.parseInt(found.group("height"));
    return found.group("kind").equals("cover")
        ? Fit.cover(width, height)
        : Fit.contain(width, height);
  }
}
