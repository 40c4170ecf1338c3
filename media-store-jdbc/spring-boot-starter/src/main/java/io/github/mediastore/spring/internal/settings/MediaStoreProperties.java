package io.github.mediastore.spring.internal.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the store and of its tables.
 *
 * @param enabled Whether anything of media-store is configured
 * @param dataSource Name or qualifier of the data source that holds the media, needed where there
 *     are several
 * @param readFrom Name or qualifier of a data source of a streaming replica, which answers reads
 *     outside transactions
 * @param store How media are stored
 * @param schema Where the tables are, and what a start does about them
 * @param columns Stores on columns of the application's own tables, each a bean of that name
 * @param owners Tables of owners by the type in their slots: when a row is deleted, so are its
 *     media
 */
@ConfigurationProperties("media-store")
public record MediaStoreProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String dataSource,
    @Nullable String readFrom,
    @DefaultValue Store store,
    @DefaultValue Schema schema,
    @DefaultValue Map<String, List<Column>> columns,
    @DefaultValue Map<String, Owner> owners) {

  /**
   * How media are stored.
   *
   * @param enabled Whether there is a store on the library's own tables
   * @param checkReads Whether full reads are compared with the stored SHA-256
   * @param maxSpooledSize Largest upload that may wait in a temporary file
   * @param requireTransaction Whether writes outside a transaction are refused
   */
  public record Store(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("false") boolean checkReads,
      @DefaultValue("4GB") DataSize maxSpooledSize,
      @DefaultValue("false") boolean requireTransaction) {}

  /**
   * Where the tables are.
   *
   * @param mode What a start does about the tables; by default they are created in an embedded
   *     database and verified in any other
   * @param name PostgreSQL schema of the tables; by default where the search path finds them
   * @param tablePrefix What the names of the tables begin with
   */
  public record Schema(
      @Nullable SchemaMode mode,
      @DefaultValue("") String name,
      @DefaultValue("") String tablePrefix) {}

  /** What a start does about the tables. */
  public enum SchemaMode {
    /** Creates them, or brings those of an earlier version up to date. */
    CREATE,
    /** Stops if they are not as this version needs them. */
    VERIFY,
    /** Does nothing. */
    NONE
  }

  /**
   * A column that holds the media of a slot.
   *
   * @param ownerType What slots call the kind of owner
   * @param slot What they call the slot
   * @param column Table.column or schema.table.column
   * @param array Whether it is BYTEA[], a list of media, and not BYTEA
   * @param key Column of the table that is the owner's id in the slots
   * @param metadata JSONB column of the table for what the bytes alone cannot tell
   */
  public record Column(
      @Nullable String ownerType,
      @Nullable String slot,
      @Nullable String column,
      @DefaultValue("false") boolean array,
      @DefaultValue("id") String key,
      @Nullable String metadata) {}

  /**
   * The table of a kind of owner.
   *
   * @param table The table, as SQL would name it
   * @param key Column whose text is the owner's id in the slots
   */
  public record Owner(@Nullable String table, @DefaultValue("id") String key) {}
}
