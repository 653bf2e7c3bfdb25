/** Source of a hand-made binding, in the form in which the generator of such packages writes one. */
export const RESOURCE = `
export interface LakeConfig extends cdktn.TerraformMetaArguments {
  readonly name: string;
  readonly tags?: { [key: string]: string };
  /**
  * rule block
  *
  * Docs at Terraform Registry
  */
  readonly rule: LakeRule;
  /**
  * timeouts block
  */
  readonly timeouts?: LakeTimeouts;
}
export interface LakeRule {
  readonly ports?: number[];
}
export function lakeRuleToHclTerraform(struct?: LakeRule): any {
  const attrs = {
    ports: {
      value: cdktn.listMapperHcl(cdktn.numberToHclTerraform, false)(struct!.ports),
      isBlock: false,
      type: "list",
      storageClassType: "numberList",
    },
  };
}
export class LakeRuleOutputReference extends cdktn.ComplexObject {
  // ports - computed: false, optional: true, required: false
  private _ports?: number[];
  public get ports() {
    return this.getNumberListAttribute('ports');
  }
}
export interface LakeTimeouts {
  readonly create?: string;
}
export class LakeTimeoutsOutputReference extends cdktn.ComplexObject {
  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
}
export interface LakeEndpoint {
}
export class LakeEndpointOutputReference extends cdktn.ComplexObject {
  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }
  // hosts - computed: true, optional: false, required: false
  public get hosts() {
    return cdktn.Fn.tolist(this.getListAttribute('hosts'));
  }
}
export class LakeEndpointList extends cdktn.ComplexList {
}
export class Lake extends cdktn.TerraformResource {
  public static readonly tfResourceType = "made_lake";
  public constructor(scope: Construct, id: string, config: LakeConfig) {
    super(scope, id, {
      terraformGeneratorMetadata: {
        providerVersion: '1.2.3',
      },
    });
  }
  // endpoint - computed: true, optional: false, required: false
  private _endpoint = new LakeEndpointList(this, "endpoint", true);
  public get endpoint() {
    return this._endpoint;
  }
  // main - computed: true, optional: false, required: false
  private _main = new LakeEndpointOutputReference(this, "main");
  public get main() {
    return this._main;
  }
  // name - computed: false, optional: false, required: true
  private _name?: string;
  public get name() {
    return this.getStringAttribute('name');
  }
  // open - computed: true, optional: true, required: false
  private _open?: boolean | cdktn.IResolvable;
  public get open() {
    return this.getBooleanAttribute('open');
  }
  // labels - computed: true, optional: false, required: false
  private _labels = new cdktn.StringMap(this, "labels");
  public get labels() {
    return this._labels;
  }
  // rule - computed: false, optional: false, required: true
  private _rule = new LakeRuleOutputReference(this, "rule");
  public get rule() {
    return this._rule;
  }
  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new LakeTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      rule: {
        value: lakeRuleToHclTerraform(this._rule.internalValue),
        isBlock: true,
        type: "set",
        storageClassType: "LakeRuleList",
      },
      timeouts: {
        value: lakeTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LakeTimeouts",
      },
    };
  }
}
`

/** The provider of the same package; its structures have no class. */
export const PROVIDER = `
export interface MadeProviderConfig {
  readonly region?: string;
  /**
  * features block
  */
  readonly features?: MadeProviderFeatures[] | cdktn.IResolvable;
}
export interface MadeProviderFeatures {
  readonly purgeAll: boolean | cdktn.IResolvable;
}
export function madeProviderFeaturesToHclTerraform(struct?: MadeProviderFeatures): any {
  const attrs = {
    purge_all: {
      value: cdktn.booleanToHclTerraform(struct!.purgeAll),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
  };
}
export class MadeProvider extends cdktn.TerraformProvider {
  // alias - computed: false, optional: true, required: false
  private _alias?: string;
  public get alias() {
    return this._alias;
  }
  // region - computed: false, optional: true, required: false
  private _region?: string;
  public get region() {
    return this._region;
  }
  // features - computed: false, optional: true, required: false
  private _features?: MadeProviderFeatures[] | cdktn.IResolvable;
  public get features() {
    return this._features;
  }
  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      region: {
        value: cdktn.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      features: {
        value: cdktn.listMapperHcl(madeProviderFeaturesToHclTerraform, true)(this._features),
        isBlock: true,
        type: "list",
        storageClassType: "MadeProviderFeaturesList",
      },
    };
  }
}
`
