package io.github.mediastore.jdbc;

import io.github.mediastore.MediaAttributes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs the writes of a store on columns: content is read first, then a connection is borrowed. */
record ColumnWrites(Columns columns, Transactions transactions) {

  /** A statement has 15 parameters for each, and PostgreSQL's protocol takes 65,535. */
  private static final int MOST_AT_ONCE = 1_000;

  /** Stores content in the place of all others. */
  MediaInfo put(MediaSlot slot, MediaContent content) {
    boolean isArray = columns.of(slot).column().isArray();
    return store(
            "put content into " + slot,
            slot,
            null,
            List.of(content),
            (elements, added) -> Arrangement.put(elements, added.get(0), isArray))
        .get(0);
  }

  /** Stores contents behind all others. */
  List<MediaInfo> append(String what, MediaSlot slot, List<? extends MediaContent> contents) {
    boolean isArray = columns.of(slot).column().isArray();
    return store(
        what,
        slot,
        null,
        contents,
        (elements, added) -> Arrangement.append(elements, added, slot, isArray));
  }

  /** Stores content in the place of a medium; the id is one that was read, or there is none. */
  MediaInfo replace(Optional<ColumnMediaId> name, MediaId id, MediaContent content) {
    ColumnMediaId named = name.orElseThrow(() -> Arrangement.gone("replace", id));
    return store(
            "replace medium " + id,
            named.slot(),
            named,
            List.of(content),
            (elements, added) -> Arrangement.replace(elements, id, added.get(0)))
        .get(0);
  }

  /** Gives a medium other attributes; the id is one that was read, or there is none. */
  MediaInfo describe(Optional<ColumnMediaId> name, MediaId id, Map<String, String> attributes) {
    Map<String, String> checked = MediaAttributes.check(attributes);
    ColumnMediaId named = name.orElseThrow(() -> Arrangement.gone("describe", id));
    ColumnAccess access = columns.of(named.slot());
    if (access.column().metadata() == null) {
      throw new UnsupportedOperationException(
          "There is no metadata column for the attributes of " + named.slot());
    }
    return transactions.write(
        "describe medium " + id,
        Undo.BY_SAVEPOINT,
        c ->
            access
                .store(c, named.slot(), named, now -> Arrangement.describe(now, id, checked))
                .get(0));
  }

  /** Removes a medium, and returns whether it was there; the id is one that was read. */
  boolean remove(Optional<ColumnMediaId> named, MediaId id) {
    return named.isPresent()
        && change(
                "remove medium " + id,
                named.get().slot(),
                named.get(),
                elements -> Arrangement.remove(elements, id))
            > 0;
  }

  /** Stores contents where a plan puts them, and returns the facts about them. */
  private List<MediaInfo> store(
      String what,
      MediaSlot slot,
      @Nullable ColumnMediaId named,
      List<? extends MediaContent> contents,
      BiFunction<List<ColumnElement>, List<NewElement>, List<Placed>> plan) {
    ColumnAccess access = columns.of(slot);
    StorageEvent event = StorageEvent.start();
    try {
      List<NewElement> added = contents.stream().map(NewElement::of).toList();
      List<MediaInfo> stored =
          transactions.write(
              what,
              Undo.BY_SAVEPOINT, // A trigger may have changed what a statement wrote.
              c -> {
                List<MediaInfo> all = new ArrayList<>();
                for (List<NewElement> some : portions(added)) {
                  all.addAll(access.store(c, slot, named, now -> plan.apply(now, some)));
                }
                return all;
              });
      event.stored(
          what, stored.get(0).contentType(), stored.stream().mapToLong(MediaInfo::size).sum());
      return stored;
    } catch (RuntimeException e) {
      event.failed(what, e);
      throw e;
    }
  }

  private static List<List<NewElement>> portions(List<NewElement> contents) {
    List<List<NewElement>> portions = new ArrayList<>();
    for (int i = 0; i < contents.size(); i += MOST_AT_ONCE) {
      portions.add(contents.subList(i, Math.min(i + MOST_AT_ONCE, contents.size())));
    }
    return portions;
  }

  /** Returns by how many media the slot is the shorter afterwards. */
  int change(String what, MediaSlot slot, ColumnAccess.Plan plan) {
    return change(what, slot, null, plan);
  }

  private int change(
      String what, MediaSlot slot, @Nullable ColumnMediaId named, ColumnAccess.Plan plan) {
    ColumnAccess access = columns.of(slot);
    return transactions.write(
        what, Undo.BY_STATEMENT, connection -> access.change(connection, slot, named, plan));
  }
}
