package io.github.mediastore.examples.cli.compress;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a colour as it is written in style sheets, with or without the leading {@code #}. */
final class MatteConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String colour) {
    if (!colour.matches("#?[0-9a-fA-F]{6}")) {
      throw new TypeConversionException("'" + colour + "' is not six hexadecimal digits");
    }
    return Integer.parseInt(colour.replace("#", ""), 16);
  }
}
