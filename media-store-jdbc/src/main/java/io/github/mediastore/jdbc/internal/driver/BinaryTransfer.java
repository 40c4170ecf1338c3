package io.github.mediastore.jdbc.internal.driver;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL's own driver for binary results from a statement's first execution on. It would
 * otherwise begin with text, which doubles a BYTEA on the wire and costs several times the time.
 *
 * <p>By reflection, so that the library neither needs that driver nor prefers a version of it.
 */
public final class BinaryTransfer {

  /** The driver's word for "prepare at once, and transfer in binary from the start". */
  private static final int FORCE_BINARY = -1;

  private static final @Nullable BinaryTransfer PGJDBC = pgjdbc();

  private final Class<?> statementType;
  private final MethodHandle getPrepareThreshold;
  private final MethodHandle setPrepareThreshold;

  private BinaryTransfer(Class<?> statementType) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    this.statementType = statementType;
    this.getPrepareThreshold =
        lookup.findVirtual(statementType, "getPrepareThreshold", MethodType.methodType(int.class));
    this.setPrepareThreshold =
        lookup.findVirtual(
            statementType, "setPrepareThreshold", MethodType.methodType(void.class, int.class));
  }

  /** Asks for it where the driver is there and the host has not turned prepared statements off. */
  public static void prefer(PreparedStatement statement) throws SQLException {
    if (PGJDBC != null && statement.isWrapperFor(PGJDBC.statementType)) {
      PGJDBC.force(statement.unwrap(PGJDBC.statementType));
    }
  }

  private void force(Object statement) throws SQLException {
    try {
      // 0 is how a host behind a transaction-pooling PgBouncer forbids named statements.
      if ((int) getPrepareThreshold.invoke(statement) != 0) {
        setPrepareThreshold.invoke(statement, FORCE_BINARY);
      }
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("The driver's methods throw nothing else", e);
    }
  }

  private static @Nullable BinaryTransfer pgjdbc() {
    try {
      return new BinaryTransfer(
          Class.forName(
              "org.postgresql.PGStatement", false, BinaryTransfer.class.getClassLoader()));
    } catch (ReflectiveOperationException e) {
      return null; // Another driver, which decides for itself.
    }
  }
}
