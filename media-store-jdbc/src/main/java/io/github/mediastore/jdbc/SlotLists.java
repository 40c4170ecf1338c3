package io.github.mediastore.jdbc;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.transactions.Question;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the media of many slots: of those that hold nothing on a replica, the primary too. */
final class SlotLists {

  private SlotLists() {}

  static Question<Map<MediaSlot, List<MediaInfo>>> question(
      String what, Collection<MediaSlot> slots, Lister lister) {
    SqlWork<Map<MediaSlot, List<MediaInfo>>> work = c -> lister.list(c, slots);
    return new Question<>(
        what, slots, work, work, lists -> List.of(), lists -> rest(lists, lister));
  }

  private static Optional<SqlWork<Map<MediaSlot, List<MediaInfo>>>> rest(
      Map<MediaSlot, List<MediaInfo>> lists, Lister lister) {
    List<MediaSlot> empty =
        lists.keySet().stream()
            .filter(slot -> lists.getOrDefault(slot, List.of()).isEmpty())
            .toList();
    if (empty.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        connection -> {
          Map<MediaSlot, List<MediaInfo>> all = new LinkedHashMap<>(lists);
          all.putAll(lister.list(connection, empty));
          return all;
        });
  }

  /** Lists the media of slots. */
  @FunctionalInterface
  interface Lister {

    Map<MediaSlot, List<MediaInfo>> list(Connection connection, Collection<MediaSlot> slots)
        throws SQLException;
  }
}
