package io.github.mediastore.examples.cli.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of the host whose rows own media.
 *
 * @param ownerType what the slots call its rows
 * @param table its name, as SQL has it
 * @param key the column whose text is the owner's id, as SQL has it
 */
record OwnerTable(String ownerType, String table, String key) {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\".]+)";
  private static final Pattern OPTION =
      Pattern.compile("([^=]+)=(%1$s(?:\\.%1$s)?)\\.(%1$s)".formatted(NAME), Pattern.DOTALL);

  /** Reads {@code users=app.users.id}; empty if it is none. */
  static Optional<OwnerTable> ofOption(String option) {
    Matcher parts = OPTION.matcher(option);
    return parts.matches()
        ? Optional.of(new OwnerTable(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }
}
