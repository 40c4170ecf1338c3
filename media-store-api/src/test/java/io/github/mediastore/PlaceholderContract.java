package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Stands where the contract suite of the stores will be. */
public abstract class PlaceholderContract {

  /** Opens a connection for the test. */
  protected abstract Connection open() throws Exception;

  @Test
  void opensAConnection() throws Exception {
    try (Connection connection = open()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}
