package io.github.mediastore.examples.parts.web;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.parts.database.Schema;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells load balancers and scripts whether the database answers and has the tables it should. */
@RestController
@Tag(name = "Health")
class HealthController {

  private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

  private final Schema schema;

  HealthController(Schema schema) {
    this.schema = schema;
  }

  @Operation(summary = "Whether the server is ready")
  @GetMapping(path = "/healthz", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> health() {
    try {
      schema.verify();
      return ResponseEntity.ok("ok");
    } catch (IllegalStateException | MediaStorageException e) {
      LOG.error("Not healthy", e);
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("not ready");
    }
  }
}
