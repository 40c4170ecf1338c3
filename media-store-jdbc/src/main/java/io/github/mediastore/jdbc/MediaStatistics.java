package io.github.mediastore.jdbc;

import java.util.List;

/**
 * How much is stored, where, and the disk space used.
 *
 * @param slots media by kind of owner and slot, in alphabetical order
 * @param tables the tables behind them
 */
public record MediaStatistics(List<SlotUse> slots, List<TableUse> tables) {

  /** Copies both lists. */
  public MediaStatistics {
    slots = List.copyOf(slots);
    tables = List.copyOf(tables);
  }

  /**
   * The media in all slots of one owner type and slot name.
   *
   * @param ownerType the kind of owner
   * @param slot the name of the slots
   * @param owners how many owners have media there
   * @param media how many media these are
   * @param bytes how many bytes all their representations have
   * @param objectBytes how many of these are in objects; those of an object that several media
   *     share count for each
   */
  public record SlotUse(
      String ownerType, String slot, long owners, long media, long bytes, long objectBytes) {

    /** Says that all bytes are in the database. */
    public SlotUse(String ownerType, String slot, long owners, long media, long bytes) {
      this(ownerType, slot, owners, media, bytes, 0);
    }
  }

  /**
   * The disk space of one table.
   *
   * @param name the table
   * @param bytes all it takes, with indexes and what is stored out of line
   * @param toastBytes what of that is stored out of line (TOAST), where the media are
   * @param deadRows rows there and out of line that wait for vacuum, as far as statistics know
   */
  public record TableUse(String name, long bytes, long toastBytes, long deadRows) {}
}
