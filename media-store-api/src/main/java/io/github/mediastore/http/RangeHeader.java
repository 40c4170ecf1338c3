package io.github.mediastore.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of a Range field that asks for bytes (RFC 9110, section 14.2).
 *
 * @param specs what is asked for, at least one
 */
record RangeHeader(List<RangeSpec> specs) {

  /** Unit names are compared without regard to case (RFC 9110, section 14.1). */
  private static final String UNIT = "bytes=";

  /**
   * Reads a field value. One that is malformed or of another unit is nothing, because it is ignored
   * (RFC 9110, section 14.2).
   */
  static Optional<RangeHeader> parse(String value) {
    if (!value.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return Optional.empty();
    }
    List<RangeSpec> specs = new ArrayList<>();
    for (String member : value.substring(UNIT.length()).split(",", -1)) {
      String text = member.strip();
      if (text.isEmpty()) {
        continue; // an empty list member, which recipients pass over (section 5.6.1.2)
      }
      Optional<RangeSpec> spec = RangeSpec.parse(text);
      if (spec.isEmpty()) {
        return Optional.empty();
      }
      specs.add(spec.get());
    }
    return specs.isEmpty() ? Optional.empty() : Optional.of(new RangeHeader(List.copyOf(specs)));
  }

  /** Returns whether a medium of this size has any byte of any range (section 14.1.2). */
  boolean isSatisfiable(long size) {
    return specs.stream().anyMatch(spec -> spec.isSatisfiable(size));
  }
}
