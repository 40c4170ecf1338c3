package io.github.mediastore.examples.cli.compress;

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
      Pattern.compile("(?<name>[^=]+)=(?<shape>(?:[a-z]+:)?[0-9x]+)(?::(?<bytes>[0-9]{1,9}))?");

  private final FitConverter shapes = new FitConverter();

  /** For picocli. */
  public RenditionConverter() {}

  @Override
  public RenditionOption convert(String text) {
    Matcher found = SYNTAX.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not NAME=SHAPE, such as thumb=128 or card=cover:640x360:60000");
    }
    String bytes = found.group("bytes");
    return new RenditionOption(
        found.group("name"),
        shapes.convert(found.group("shape")),
        bytes == null ? null : Integer.valueOf(bytes));
  }
}
