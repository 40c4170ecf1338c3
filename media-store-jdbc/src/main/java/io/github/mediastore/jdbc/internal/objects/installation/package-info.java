/**
 * Which of several copies of a database the objects belong to: one row here, one marker there, and
 * who may write or delete only while both agree.
 */
@NullMarked
package io.github.mediastore.jdbc.internal.objects.installation;

import org.jspecify.annotations.NullMarked;
