/**
 * How Terraform's AWS provider spells the ECS API. Names are those of the API in snake_case unless said
 * otherwise. Source: provider documentation of aws_ecs_task_definition, aws_ecs_service, v6.
 */
export interface Shape {
  /** By the names of Terraform. */
  readonly fields: ReadonlyMap<string, Field>;
  /** By the names of the API. */
  readonly byApi: ReadonlyMap<string, Field>;
  /** Members that the provider adds by itself: they are not absent. */
  readonly given: readonly string[];
}

/**
 * What a field is in Terraform, and what it is in the API: a plain value; a block that is a structure;
 * repeated blocks that are a list of structures; a map that stays one; a map that is a list of names and
 * values; a boolean that is ENABLED or DISABLED; the JSON of containers.
 */
export type Form = 'value' | 'block' | 'blocks' | 'map' | 'pairs' | 'toggle' | 'json';

export interface Field {
  /** In Terraform. */
  readonly name: string;
  readonly form: Form;
  /** Names of the API from the structure that the shape describes; all but the last are only there. */
  readonly path: readonly string[];
  /** Of a block. */
  readonly shape?: Shape;
  /** For `pairs`: the member that is the key of the map. */
  readonly key?: 'name' | 'key';
}

type Fields = {
  readonly [name: string]: Omit<Field, 'name' | 'path'> & { readonly path?: string };
};

/** `health_check` as `healthCheck`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** @param values names of plain values; `name:path` where the API's name is another one */
function shape(values: string, others: Fields = {}, given: readonly string[] = []): Shape {
  const fields: Field[] = values
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => {
      const [name = '', path = camelCase(name)] = each.split(':');
      return { name, form: 'value', path: path.split('.') };
    });
  for (const [name, { path = camelCase(name), ...rest }] of Object.entries(others)) {
    fields.push({ name, path: path.split('.'), ...rest });
  }
  return {
    fields: new Map(fields.map((field) => [field.name, field])),
    byApi: new Map(fields.map((field) => [field.path.join('.'), field])),
    given,
  };
}

function block(shape: Shape, path?: string): Fields[string] {
  return { form: 'block', shape, ...(path !== undefined && { path }) };
}

function blocks(shape: Shape, path?: string): Fields[string] {
  return { form: 'blocks', shape, ...(path !== undefined && { path }) };
}

const map: Fields[string] = { form: 'map' };

/** The provider may add tags to all resources, so tags are never absent. */
const tags: Fields[string] = { form: 'pairs', key: 'key' };

const volume = shape('name host_path:host.sourcePath configure_at_launch:configuredAtLaunch', {
  docker_volume_configuration: block(
    shape('scope autoprovision driver', { driver_opts: map, labels: map }),
  ),
  efs_volume_configuration: block(
    shape('file_system_id root_directory transit_encryption transit_encryption_port', {
      authorization_config: block(shape('access_point_id iam')),
    }),
  ),
  fsx_windows_file_server_volume_configuration: block(
    shape('file_system_id root_directory', {
      authorization_config: block(shape('credentials_parameter domain')),
    }),
  ),
  s3files_volume_configuration: block(
    shape('file_system_arn root_directory transit_encryption_port access_point_arn'),
  ),
});

const constraints = blocks(shape('type expression'));

export const taskDefinition = shape(
  'family task_role_arn execution_role_arn network_mode requires_compatibilities cpu memory ' +
    'pid_mode ipc_mode enable_fault_injection',
  {
    container_definitions: { form: 'json' },
    volume: blocks(volume, 'volumes'),
    placement_constraints: constraints,
    tags,
    proxy_configuration: block(
      shape('type container_name', { properties: { form: 'pairs', key: 'name' } }),
    ),
    inference_accelerator: blocks(shape('device_name device_type'), 'inferenceAccelerators'),
    ephemeral_storage: block(shape('size_in_gib:sizeInGiB')),
    runtime_platform: block(shape('cpu_architecture operating_system_family')),
  },
  ['tags'],
);

const deployment = 'deploymentConfiguration';

const logConfiguration = shape('log_driver', {
  options: map,
  secret_option: blocks(shape('name value_from'), 'secretOptions'),
});

const connectService = shape('port_name discovery_name ingress_port_override', {
  client_alias: blocks(
    shape('dns_name port', { test_traffic_rules: block(shape('')) }),
    'clientAliases',
  ),
  timeout: block(shape('idle_timeout_seconds per_request_timeout_seconds')),
  tls: block(
    shape('kms_key role_arn', {
      issuer_cert_authority: block(shape('aws_pca_authority_arn'), 'issuerCertificateAuthority'),
    }),
  ),
});

const managedVolume = shape(
  'role_arn encrypted file_system_type:filesystemType iops kms_key_id size_in_gb:sizeInGiB snapshot_id ' +
    'throughput volume_type volume_initialization_rate',
  { tag_specifications: blocks(shape('resource_type propagate_tags', { tags })) },
);

export const service = shape(
  'name:serviceName cluster task_definition desired_count launch_type platform_version scheduling_strategy ' +
    'iam_role:role enable_ecs_managed_tags:enableECSManagedTags enable_execute_command propagate_tags ' +
    'health_check_grace_period_seconds availability_zone_rebalancing ' +
    `deployment_maximum_percent:${deployment}.maximumPercent ` +
    `deployment_minimum_healthy_percent:${deployment}.minimumHealthyPercent`,
  {
    deployment_circuit_breaker: block(
      shape('enable rollback'),
      `${deployment}.deploymentCircuitBreaker`,
    ),
    alarms: block(shape('alarm_names enable rollback'), `${deployment}.alarms`),
    deployment_configuration: block(
      shape('strategy bake_time_in_minutes', {
        lifecycle_hook: blocks(
          shape('hook_target_arn role_arn lifecycle_stages hook_details'),
          'lifecycleHooks',
        ),
        linear_configuration: block(shape('step_percent step_bake_time_in_minutes')),
        canary_configuration: block(shape('canary_percent canary_bake_time_in_minutes')),
      }),
      deployment,
    ),
    deployment_controller: block(shape('type')),
    network_configuration: block(
      shape('subnets security_groups', { assign_public_ip: { form: 'toggle' } }),
      'networkConfiguration.awsvpcConfiguration',
    ),
    load_balancer: blocks(
      shape('target_group_arn elb_name:loadBalancerName container_name container_port', {
        advanced_configuration: block(
          shape('alternate_target_group_arn production_listener_rule test_listener_rule role_arn'),
        ),
      }),
      'loadBalancers',
    ),
    ordered_placement_strategy: blocks(shape('type field'), 'placementStrategy'),
    placement_constraints: constraints,
    capacity_provider_strategy: blocks(shape('capacity_provider weight base')),
    service_registries: blocks(shape('registry_arn port container_name container_port')),
    service_connect_configuration: block(
      shape('enabled namespace', {
        log_configuration: block(logConfiguration),
        service: blocks(connectService, 'services'),
      }),
    ),
    volume_configuration: blocks(
      shape('name', { managed_ebs_volume: block(managedVolume, 'managedEBSVolume') }),
      'volumeConfigurations',
    ),
    vpc_lattice_configurations: blocks(shape('role_arn target_group_arn port_name')),
    tags,
  },
  ['tags', 'desiredCount'],
);

/** Attributes and blocks that are about Terraform, not about the definition. */
export const OWN: ReadonlySet<string> = new Set(
  (
    'count for_each depends_on provider lifecycle provisioner connection timeouts region tags_all triggers ' +
    'wait_for_steady_state force_new_deployment force_delete sigint_rollback skip_destroy track_latest id arn'
  ).split(' '),
);
