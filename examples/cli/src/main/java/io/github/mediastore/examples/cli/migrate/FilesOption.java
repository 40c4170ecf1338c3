package io.github.mediastore.examples.cli.migrate;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which files of the folder go to which slots, written {@code PATTERN=OWNERTYPE/SLOT}.
 *
 * @param pattern a path below the folder, with {@code {ownerId}}, {@code *} and {@code ?}
 * @param ownerType what the owners are called
 * @param slot what the slots are called
 */
record FilesOption(String pattern, String ownerType, String slot) {

  /** Reads what was written; the pattern may have equals signs, and the owner's type slashes. */
  static final class Converter implements ITypeConverter<FilesOption> {

    @Override
    public FilesOption convert(String text) {
      int equals = text.lastIndexOf('=');
      int slash = text.lastIndexOf('/');
      if (equals < 1 || slash < equals + 2 || slash == text.length() - 1) {
        throw new TypeConversionException("'" + text + "' is not PATTERN=OWNERTYPE/SLOT");
      }
      return new FilesOption(
          text.substring(0, equals), text.substring(equals + 1, slash), text.substring(slash + 1));
    }
  }
}
