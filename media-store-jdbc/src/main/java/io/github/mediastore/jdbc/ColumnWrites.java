package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.internal.events.StorageEvent;
import io.github.mediastore.jdbc.internal.columns.Arrangement;
import io.github.mediastore.jdbc.internal.columns.ColumnAccess;
import io.github.mediastore.jdbc.internal.columns.ColumnElement;
import io.github.mediastore.jdbc.internal.columns.ColumnMediaId;
import io.github.mediastore.jdbc.internal.columns.Columns;
import io.github.mediastore.jdbc.internal.columns.NewElement;
import io.github.mediastore.jdbc.internal.columns.Placed;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs the writes of a store on columns: content is read first, then a connection is borrowed. */
record ColumnWrites(Columns columns, Transactions transactions) {

  /** Stores contents behind all others. */
  List<MediaInfo> append(String what, MediaSlot slot, List<? extends MediaContent> contents) {
    boolean isArray = columns.of(slot).column().isArray();
    return store(
        what,
        slot,
        contents,
        (elements, added) -> Arrangement.append(elements, added, slot, isArray));
  }

  /** Replaces a medium by content; the id is one that was read, or there is no such medium. */
  MediaInfo replace(Optional<ColumnMediaId> name, MediaId id, MediaContent content) {
    MediaSlot slot =
        name.map(ColumnMediaId::slot).orElseThrow(() -> Arrangement.gone("replace", id));
    return store(
            "replace medium " + id,
            slot,
            List.of(content),
            (elements, added) -> Arrangement.replace(elements, id, added.get(0)))
        .get(0);
  }

  /** Removes a medium, and returns whether it was there; the id is one that was read. */
  boolean remove(Optional<ColumnMediaId> name, MediaId id) {
    return name.isPresent()
        && change(
                "remove medium " + id,
                name.get().slot(),
                elements -> Arrangement.remove(elements, id))
            > 0;
  }

  /** Stores contents where a plan puts them, and returns the facts about them. */
  List<MediaInfo> store(
      String what,
      MediaSlot slot,
      List<? extends MediaContent> contents,
      BiFunction<List<ColumnElement>, List<NewElement>, List<Placed>> plan) {
    ColumnAccess access = columns.of(slot);
    StorageEvent event = StorageEvent.start();
    try {
      List<NewElement> added = contents.stream().map(NewElement::of).toList();
      List<MediaInfo> stored =
          transactions.write(
              what,
              Undo.BY_STATEMENT,
              c -> access.store(c, slot, elements -> plan.apply(elements, added)));
      event.stored(
          what, stored.get(0).contentType(), stored.stream().mapToLong(MediaInfo::size).sum());
      return stored;
    } catch (RuntimeException e) {
      event.failed(what, e);
      throw e;
    }
  }

  /** Returns by how many media the slot is the shorter afterwards. */
  int change(String what, MediaSlot slot, ColumnAccess.Plan plan) {
    ColumnAccess access = columns.of(slot);
    return transactions.write(
        what, Undo.BY_STATEMENT, connection -> access.change(connection, slot, plan));
  }
}
