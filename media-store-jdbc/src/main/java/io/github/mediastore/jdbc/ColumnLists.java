package io.github.mediastore.jdbc;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.columns.ColumnElement;
import io.github.mediastore.jdbc.internal.columns.ColumnReader;
import io.github.mediastore.jdbc.internal.columns.Columns;
import io.github.mediastore.jdbc.internal.columns.SlotKind;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists the media of many slots, column by column. */
record ColumnLists(Columns columns, Transactions transactions) {

  Map<MediaSlot, List<MediaInfo>> of(Collection<MediaSlot> slots) {
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>();
    slots.forEach(slot -> lists.put(slot, List.of()));
    Map<SlotKind, List<MediaSlot>> kinds =
        lists.keySet().stream().collect(Collectors.groupingBy(SlotKind::of));
    kinds.values().forEach(wanted -> lists.putAll(listOfOneColumn(wanted)));
    return lists;
  }

  private Map<MediaSlot, List<MediaInfo>> listOfOneColumn(List<MediaSlot> slots) {
    ColumnReader reader = columns.of(slots.get(0)).reader();
    return transactions
        .readInPortions(
            "list the media of %d slots".formatted(slots.size()),
            connection -> reader.list(connection, slots))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().map(ColumnElement::info).toList()));
  }
}
