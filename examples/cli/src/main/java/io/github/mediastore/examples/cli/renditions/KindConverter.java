package io.github.mediastore.examples.cli.renditions;

import io.github.mediastore.MediaKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of media as {@code OWNERTYPE/SLOT}, or {@code OWNERTYPE} for all its slots. */
final class KindConverter implements ITypeConverter<MediaKind> {

  @Override
  public MediaKind convert(String text) {
    int slash = text.indexOf('/');
    String ownerType = slash < 0 ? text : text.substring(0, slash);
    String slot = slash < 0 ? null : text.substring(slash + 1);
    if (ownerType.isBlank() || (slot != null && (slot.isBlank() || slot.contains("/")))) {
      throw new TypeConversionException("'" + text + "' is not OWNERTYPE/SLOT or OWNERTYPE");
    }
    return slot == null ? MediaKind.of(ownerType) : MediaKind.of(ownerType, slot);
  }
}
