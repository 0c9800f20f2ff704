package io.longhaul.workflows.operation;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes of an operation: plain text, for listing and filtering. */
public final class OperationSearch {

  /** The wire word of the state; upserted only when the state changes. */
  public static final SearchAttributeKey<String> STATE =
      SearchAttributeKey.forKeyword("LonghaulState");

  /** The kind's name. */
  public static final SearchAttributeKey<String> KIND =
      SearchAttributeKey.forKeyword("LonghaulKind");

  /** The tenant that the operation belongs to. */
  public static final SearchAttributeKey<String> TENANT =
      SearchAttributeKey.forKeyword("LonghaulTenant");

  /** The subject that started it. */
  public static final SearchAttributeKey<String> OWNER =
      SearchAttributeKey.forKeyword("LonghaulOwner");

  /** The labels, each as {@code key=value}. */
  public static final SearchAttributeKey<List<String>> LABELS =
      SearchAttributeKey.forKeywordList("LonghaulLabels");

  /** All of them, for whoever registers them with an engine. */
  public static final List<SearchAttributeKey<?>> ALL = List.of(STATE, KIND, TENANT, OWNER, LABELS);

  private OperationSearch() {}
}
