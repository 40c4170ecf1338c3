package io.github.mediastore.examples.parts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.examples.parts.RunningApplication;
import io.github.mediastore.examples.parts.accounts.Accounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

class CreateUserTest extends RunningApplication {

  @Autowired private Accounts accounts;

  @Test
  void aPasswordIsAsLongAsItsHashTakesAndNoLonger() throws Exception {
    assertThatThrownBy(() -> create("eve@example.org", "ä".repeat(36) + "x"))
        .isInstanceOf(UsageException.class)
        .hasMessage("The password has 73 bytes, and at most 72 are taken");

    assertThat(create("eve@example.org", "ä".repeat(36))).isZero();
    jdbc.sql("DELETE FROM users WHERE email = 'eve@example.org'").update();
  }

  @Test
  void aShortPasswordIsRefused() {
    assertThatThrownBy(() -> create("eve@example.org", "ä".repeat(14)))
        .isInstanceOf(UsageException.class)
        .hasMessage("The password has fewer than 15 characters");
  }

  private int create(String email, String password) throws UsageException {
    MockEnvironment environment = new MockEnvironment();
    environment.setProperty("PARTS_NEW_PASSWORD", password);
    return new CreateUser(accounts, environment).run(List.of(email, "Eve", "USER"));
  }
}
