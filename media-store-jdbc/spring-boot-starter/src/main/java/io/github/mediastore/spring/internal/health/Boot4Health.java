package io.github.mediastore.spring.internal.health;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** The health indicator of Spring Boot 4. */
public final class Boot4Health extends AbstractHealthIndicator {

  private final StoreHealth health;

  /**
   * Makes the indicator.
   *
   * @param health what it tells
   */
  public Boot4Health(StoreHealth health) {
    super("The health of media-store cannot be told");
    this.health = health;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    StoreHealth.Result result = health.check();
    builder.status(result.isUp() ? "UP" : "DOWN").withDetails(result.details());
    if (result.failure() != null) {
      builder.withException(result.failure());
    }
  }
}
