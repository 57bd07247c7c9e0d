/** Where our types and those of the official SDK 0.120 differ, each with its reason: the base of a migration. */

/** What is compared, and whose type refuses something of the other's. */
export type Comparison =
  | "answers of ours, where the SDK's are wanted"
  | "answers of the SDK, where ours are wanted"
  | "requests of ours, where the SDK's are wanted"
  | "requests of the SDK, where ours are wanted";

interface Exceptions {
  readonly reason: string;
  /** As `typeRefusals` writes them. */
  readonly lines: readonly string[];
}

const OPEN = "ours stays open for values that a later version of the API adds; the SDK's is closed";
const NEWER = "newer than the description of 2026-03-31";
const INPUT = "the SDK says unknown where the description says an object";

export const TYPE_EXCEPTIONS: Readonly<Record<Comparison, readonly Exceptions[]>> = {
  "answers of ours, where the SDK's are wanted": [
    {
      reason: OPEN,
      lines: [
        "MessageBatch.processing_status refuses other strings",
        "BetaMessageBatch.processing_status refuses other strings",
        "ServerToolUseBlock.name refuses other strings",
        "WebSearchToolResultError.error_code refuses other strings",
        "WebFetchToolResultErrorBlock.error_code refuses other strings",
        "CodeExecutionToolResultError.error_code refuses other strings",
        "BashCodeExecutionToolResultError.error_code refuses other strings",
        "TextEditorCodeExecutionToolResultError.error_code refuses other strings",
        "TextEditorCodeExecutionViewResultBlock.file_type refuses other strings",
        "ToolSearchToolResultError.error_code refuses other strings",
        "Message.stop_reason refuses other strings",
        "Usage.service_tier refuses other strings",
        "BetaSkill.type refuses other strings",
        "BetaCodeExecutionToolResultError.error_code refuses other strings",
        "BetaBashCodeExecutionToolResultError.error_code refuses other strings",
        "BetaTextEditorCodeExecutionToolResultError.error_code refuses other strings",
        "BetaTextEditorCodeExecutionViewResultBlock.file_type refuses other strings",
        "BetaToolSearchToolResultError.error_code refuses other strings",
        "BetaServerToolUseBlock.name refuses other strings",
        "BetaWebSearchToolResultError.error_code refuses other strings",
        "BetaWebFetchToolResultErrorBlock.error_code refuses other strings",
        "BetaMessage.stop_reason refuses other strings",
        "BetaUsage.service_tier refuses other strings",
        "BetaUsage.speed refuses other strings",
      ],
    },
    {
      reason: NEWER,
      lines: [
        "Container.skills is missing",
        "Message.stop_details is missing",
        "Usage.output_tokens_details is missing",
        "BetaCompactionBlock.encrypted_content is missing",
        "BetaMessage.diagnostics is missing",
        "BetaMessage.stop_details is missing",
        "BetaUsage.fallback_credit is missing",
        "BetaMessageIterationUsage.model is missing",
        "BetaUsage.output_tokens_details is missing",
        "EffortCapability.xhigh is missing",
        "BetaModelInfo.allowed_fallback_models is missing",
        "BetaEffortCapability.xhigh is missing",
      ],
    },
  ],
  "answers of the SDK, where ours are wanted": [
    {
      reason: NEWER,
      lines: [
        'BetaMessage.content[] refuses "advisor_tool_result"',
        'BetaMessage.content[] refuses "fallback"',
        'BetaUsage.iterations[] refuses "advisor_message"',
        'BetaUsage.iterations[] refuses "fallback_message"',
      ],
    },
    {
      reason: INPUT,
      lines: [
        "ResponseToolUseBlock.input refuses unknown",
        "ResponseServerToolUseBlock.input refuses unknown",
        "BetaResponseToolUseBlock.input refuses unknown",
        "BetaResponseMCPToolUseBlock.input refuses unknown",
      ],
    },
  ],
  "requests of ours, where the SDK's are wanted": [
    {
      reason: OPEN,
      lines: [
        "WebSearchToolRequestError.error_code refuses other strings",
        "WebFetchToolResultErrorBlockParam.error_code refuses other strings",
        "CodeExecutionToolResultErrorParam.error_code refuses other strings",
        "BashCodeExecutionToolResultErrorParam.error_code refuses other strings",
        "TextEditorCodeExecutionToolResultErrorParam.error_code refuses other strings",
        "ToolSearchToolResultErrorParam.error_code refuses other strings",
        "BetaWebSearchToolRequestError.error_code refuses other strings",
        "BetaCodeExecutionToolResultErrorParam.error_code refuses other strings",
        "BetaBashCodeExecutionToolResultErrorParam.error_code refuses other strings",
        "BetaTextEditorCodeExecutionToolResultErrorParam.error_code refuses other strings",
        "BetaToolSearchToolResultErrorParam.error_code refuses other strings",
        "BetaWebFetchToolResultErrorBlockParam.error_code refuses other strings",
        "Params.speed refuses other strings",
      ],
    },
    {
      reason:
        "the description shares these parameters with POST /v1/messages; in a batch the API refuses stream: true",
      lines: ["MessageCreateParamsNonStreaming.stream refuses true"],
    },
  ],
  "requests of the SDK, where ours are wanted": [
    {
      reason: NEWER,
      lines: [
        "CreateMessageParams.container refuses ContainerParams",
        'RequestImageBlock.source refuses "file"',
        "RequestImageBlock.transformations is unknown",
        'RequestDocumentBlock.source refuses "file"',
        "RequestToolUseBlock.toolset_name is unknown",
        'RequestToolResultBlock.content[] refuses "browser_state"',
        "RequestToolResultBlock.toolset_name is unknown",
        "RequestToolSearchToolResultError.error_message is unknown",
        'InputMessage.role refuses "system"',
        'OutputConfig.effort refuses "xhigh"',
        'Tool.allowed_callers[] refuses "code_execution_20260521"',
        'CreateMessageParams.tools[] refuses "code_execution_20260521"',
        'CreateMessageParams.tools[] refuses "browser_toolset_20260801"',
        'CreateMessageParams.tools[] refuses "computer_toolset_20260801"',
        'CreateMessageParams.tools[] refuses "web_search_20260318"',
        'CreateMessageParams.tools[] refuses "web_fetch_20260318"',
        "CreateMessageParams.user_profile_id is unknown",
        "BetaRequestImageBlock.transformations is unknown",
        'BetaRequestToolResultBlock.content[] refuses "browser_state"',
        "BetaRequestToolResultBlock.toolset_name is unknown",
        'RequestServerToolUseBlock.name refuses "advisor"',
        'BetaInputMessage.content[] refuses "advisor_tool_result"',
        "BetaRequestCompactionBlock.content may be missing",
        "BetaRequestCompactionBlock.encrypted_content is unknown",
        'BetaInputMessage.content[] refuses "tool_addition"',
        'BetaInputMessage.content[] refuses "tool_removal"',
        'BetaInputMessage.content[] refuses "fallback"',
        'BetaInputMessage.role refuses "system"',
        "OutputConfig.task_budget is unknown",
        'BetaCreateMessageParams.tools[] refuses "code_execution_20260521"',
        'BetaCreateMessageParams.tools[] refuses "browser_toolset_20260801"',
        'BetaCreateMessageParams.tools[] refuses "computer_toolset_20260801"',
        'BetaCreateMessageParams.tools[] refuses "web_search_20260318"',
        'BetaCreateMessageParams.tools[] refuses "web_fetch_20260318"',
        'BetaCreateMessageParams.tools[] refuses "advisor_20260301"',
        "BetaCreateMessageParams.diagnostics is unknown",
        "BetaCreateMessageParams.fallback_credit_token is unknown",
        "BetaCreateMessageParams.fallbacks is unknown",
      ],
    },
    {
      reason: INPUT,
      lines: [
        "InputSchema.properties refuses unknown",
        "RequestToolUseBlock.input refuses unknown",
        "RequestServerToolUseBlock.input refuses unknown",
        "BetaRequestMCPToolUseBlock.input refuses unknown",
      ],
    },
  ],
};
