package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.image.Fit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a rendition as people write it: {@code thumb=128}, {@code card=cover:640x360}, with a limit
 * on its bytes {@code card=cover:640x360:60000}.
 */
public final class RenditionConverter implements ITypeConverter<RenditionOption> {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<name>[^=]+)=(?:(?:inside:)?(?<pixels>[0-9]{1,6})"
              + "|(?<kind>cover|contain):(?<width>[0-9]{1,6})x(?<height>[0-9]{1,6}))"
              + "(?::(?<bytes>[0-9]{1,9}))?");

  /** For picocli. */
  public RenditionConverter() {}

  @Override
  public RenditionOption convert(String text) {
    Matcher found = SYNTAX.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is not NAME=PIXELS, NAME=cover:WIDTHxHEIGHT or NAME=contain:WIDTHxHEIGHT,"
              + " perhaps with :BYTES behind it");
    }
    try {
      String bytes = found.group("bytes");
      return new RenditionOption(
          found.group("name"), fit(found), bytes == null ? null : Integer.valueOf(bytes));
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
