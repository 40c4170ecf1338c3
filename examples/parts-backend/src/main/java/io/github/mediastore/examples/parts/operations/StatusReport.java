package io.github.mediastore.examples.parts.operations;

import java.util.Map;

/**
 * What is in the database.
 *
 * @param schemaVersion of the application's own tables
 * @param databaseBytes what the whole database takes on disk
 * @param migration how many files of the migration had each outcome; empty if there was none
 */
record StatusReport(
    String schemaVersion,
    Holding profilePhotos,
    Holding logos,
    Holding partImages,
    Holding supportVideos,
    Holding partVideos,
    long databaseBytes,
    Map<String, Long> migration) {

  /**
   * Media of one kind.
   *
   * @param owners all rows that could have one
   * @param withMedia those that have at least one
   * @param media how many there are
   * @param bytes what these have
   */
  record Holding(long owners, long withMedia, long media, long bytes) {}

  /** Returns lines for people. */
  @Override
  public String toString() {
    return """
    schema version     %s
    profile photos     %s
    logos              %s
    pictures of parts  %s
    support videos     %s
    videos of parts    %s
    database           %,d bytes
    migrated files     %s\
    """
        .formatted(
            schemaVersion,
            line("users", profilePhotos),
            line("organizations", logos),
            line("parts", partImages),
            line("films", supportVideos),
            line("films", partVideos),
            databaseBytes,
            migration.isEmpty() ? "none" : migration);
  }

  private static String line(String owners, Holding holding) {
    return "%,d in %,d of %,d %s, %,d bytes"
        .formatted(holding.media(), holding.withMedia(), holding.owners(), owners, holding.bytes());
  }
}
