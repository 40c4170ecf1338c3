package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads what is stored, chunk by chunk, and holds it to its size and digest. */
public final class MediaVerifier {

  private final UpkeepSql sql;
  private final Transactions transactions;
  private final RepresentationBytes bytes;

  public MediaVerifier(
      UnaryOperator<String> tables, Transactions transactions, RepresentationBytes bytes) {
    this.sql = new UpkeepSql(tables);
    this.transactions = transactions;
    this.bytes = bytes;
  }

  /**
   * Reads a batch again and reports what is damaged.
   *
   * @param after the key after which the batch begins
   * @param most how many representations to read at most
   * @param damage makes the report of a damaged representation
   * @param result makes that of the batch
   */
  public <D, B> B verify(long after, int most, DamageRow<D> damage, BatchRow<D, B> result) {
    List<StoredRepresentation> batch = list(after, most);
    List<D> damaged = new ArrayList<>();
    for (StoredRepresentation stored : batch) {
      problem(stored)
          .map(why -> damage.of(stored.medium(), stored.slot(), stored.name(), why))
          .ifPresent(damaged::add);
    }
    long last = batch.isEmpty() ? after : batch.get(batch.size() - 1).representation().id();
    return result.of(last, batch.size(), damaged);
  }

  private Optional<String> problem(StoredRepresentation stored) {
    Optional<String> wrong =
        stored.representation().object() == null
            ? stored.wrongChunks()
            : bytes.wrongObject(stored.medium(), stored.representation());
    if (wrong.isPresent()) {
      return wrong;
    }
    try {
      Sha256 found = bytes.digest(stored.medium(), stored.representation());
      return found.equals(stored.sha256())
          ? Optional.empty()
          : Optional.of(
              "the SHA-256 of its bytes is %s, but %s was stored"
                  .formatted(found, stored.sha256()));
    } catch (MediumGoneException e) {
      // Removed since it was listed, which is no damage; or a chunk has another number.
      return exists(stored.representation()) ? Optional.of("a chunk is missing") : Optional.empty();
    } catch (MediaStorageException e) {
      if (e.isTransient()) {
        throw e;
      }
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Lists with a snapshot that is younger than the look at open transactions. */
  private List<StoredRepresentation> list(long after, int most) {
    OpenWrites open = transactions.read("look for open writes", c -> OpenWrites.look(c, sql));
    return open.complete(
        after,
        transactions.read("list what is to be verified", c -> list(c, after, open.newest(), most)));
  }

  private List<StoredRepresentation> list(Connection connection, long after, long newest, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.representations)) {
      Parameters.of(statement).number(after).number(newest).integer(most);
      try (ResultSet row = statement.executeQuery()) {
        List<StoredRepresentation> batch = new ArrayList<>();
        while (row.next()) {
          batch.add(StoredRepresentation.of(row));
        }
        return batch;
      }
    }
  }

  private boolean exists(Representation representation) {
    return transactions.read(
        "look for representation " + representation.id(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql.exists)) {
            Parameters.of(statement).number(representation.id());
            try (ResultSet row = statement.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** Takes a representation whose bytes are not the ones that were stored. */
  @FunctionalInterface
  public interface DamageRow<D> {

    D of(MediaId medium, MediaSlot slot, String representation, String description);
  }

  /** Takes the key of the last representation of a batch, their number, and the damaged ones. */
  @FunctionalInterface
  public interface BatchRow<D, B> {

    B of(long last, int count, List<D> damaged);
  }
}
